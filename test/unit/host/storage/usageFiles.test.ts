import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { usageFiles } from '../../../../src/host/storage/usageFiles.ts';
import { decodeUsage, encodeUsage } from '../../../../src/host/storage/usageRecords.ts';
import { CUT, ENTRY, entries } from '../../chat/usageSamples.ts';
import { inFolder } from './folder.ts';

describe('The history of usage', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(entries, (all) => {
        assert.deepEqual(decodeUsage(all.map(encodeUsage).join('')), { entries: all, damaged: 0, later: 0 });
      }),
    );
  });

  it('loses the last line at most wherever the file is cut, and what is added afterwards is read', () => {
    fc.assert(
      fc.property(entries, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const lines = all.map(encodeUsage);
        const bytes = Buffer.from(lines.join(''));
        const cut = bytes.subarray(0, Math.floor(bytes.length * share));
        const whole = lines.reduce(
          ({ count, length }, line) => {
            // The line break at its end is not missed.
            const end = length + Buffer.byteLength(line);
            return { count: cut.length >= end - 1 ? count + 1 : count, length: end };
          },
          { count: 0, length: 0 },
        ).count;
        const added = { ...ENTRY, turnId: 'added' };
        const read = decodeUsage(cut.toString() + encodeUsage(added));
        assert.deepEqual(read.entries, [...all.slice(0, whole), added]);
        assert.ok(read.damaged <= 1);
      }),
    );
  });

  it('counts an answer once, with its tokens where one of its lines has them', () => {
    const again = { ...ENTRY, at: ENTRY.at + 1 };
    const read = decodeUsage([CUT, ENTRY, CUT, again].map(encodeUsage).join(''));
    assert.deepEqual(read.entries, [ENTRY, again]);
  });

  it('leaves lines of a later version alone, ignores fields it does not know, and trusts no value', () => {
    const line = (changes: object) => ({ version: 1, entry: { ...ENTRY, ...changes } });
    const file = [
      { version: 2, entry: 'in another form' },
      { ...line({ turnId: 'b', mood: 'good' }), by: 'hand' },
      line({ turnId: 'c', usd: -1 }),
      line({ turnId: 'd', at: 'noon' }),
      line({ turnId: 'e', usage: { inputTokens: -5, outputTokens: 1, totalTokens: 1 } }),
      null,
    ];
    const { entries: read, damaged, later } = decodeUsage(file.map((one) => JSON.stringify(one)).join('\n'));
    assert.deepEqual([read.map(({ turnId }) => turnId), damaged, later], [['b'], 4, 1]);
  });
});

describe('The files of the history of usage', () => {
  it('are one a month that every window adds to, and are gone when it is cleared', () =>
    inFolder(async (folder) => {
      const [one, other] = [usageFiles(join(folder, 'usage'), fs), usageFiles(join(folder, 'usage'), fs)];
      assert.deepEqual(await one.read(), { entries: [], damaged: 0, later: 0 });
      const november = Array.from({ length: 20 }, (_, i) => ({ ...ENTRY, turnId: `t-${i}` }));
      await Promise.all(november.map((entry, i) => (i % 2 ? one : other).append(entry)));
      await one.append({ ...ENTRY, at: Date.UTC(2026, 11, 1) });
      await fs.writeFile(join(folder, 'usage', 'notes.txt'), 'not ours');
      assert.deepEqual((await fs.readdir(join(folder, 'usage'))).toSorted(), [
        '2026-11.jsonl',
        '2026-12.jsonl',
        'notes.txt',
      ]);
      assert.equal((await other.read()).entries.length, 21);
      await other.clear();
      assert.deepEqual((await one.read()).entries, []);
      assert.deepEqual(await fs.readdir(join(folder, 'usage')), ['notes.txt']);
    }));
});
