import assert from 'node:assert/strict';
import { createFormat } from '../../../../src/host/panel/format.ts';
import { usageDocument, type UsageView } from '../../../../src/host/usage/usageDocument.ts';
import { CUT, ENTRY, NOON } from '../../chat/usageSamples.ts';

function documentOf(changes: Partial<UsageView> = {}, language = 'en'): string {
  const read = { entries: [], damaged: 0, later: 0 };
  return usageDocument({ read, recording: true, now: NOON, format: createFormat(language), ...changes });
}

const LONG_AGO = new Date(2026, 7, 1, 12).getTime();
const entries = [
  {
    ...ENTRY,
    usage: { inputTokens: 1000, outputTokens: 200, totalTokens: 1200, cacheReadInputTokens: 9000 },
  },
  { ...CUT, turnId: 'b' },
  { ...ENTRY, turnId: 'c', at: LONG_AGO, modelId: 'x', foundationModelId: 'x', modelLabel: 'Evil | `Model`' },
];

/** Without the escapes, which a test elsewhere holds. */
function rows(document: string): readonly string[] {
  return document
    .replaceAll(/\\(.)/g, '$1')
    .split('\n')
    .filter((line) => line.startsWith('|') || line.startsWith('#'));
}

describe('Usage and cost as a document', () => {
  it('tells what was used by time, model, account and region', () => {
    const head =
      'Answers | Tokens in | Read from cache | Written to cache | Tokens out | Cost, about | Of unknown cost |';
    const line = '| :-- | --: | --: | --: | --: | --: | --: | --: |';
    const recent = '2 | 10,000 | 9,000 | – | 200 | $0.50 | 1 |';
    assert.deepEqual(rows(documentOf({ read: { entries, damaged: 0, later: 0 } })), [
      '# Usage and Cost',
      `|  | ${head}`,
      line,
      `| This month | ${recent}`,
      `| Last 30 days | ${recent}`,
      '| All since Aug 1, 2026 | 3 | 11,000 | 9,000 | – | 400 | $1.00 | 1 |',
      '## Last 30 days',
      `| Day | ${head}`,
      line,
      `| Nov 26, 2026 | ${recent}`,
      '## Models',
      `| Model | ${head}`,
      line,
      `| Model One · m-1 | ${recent}`,
      '| Evil | `Model` · x | 1 | 1,000 | – | – | 200 | $0.50 | – |',
      '## Accounts and regions',
      `| Account | ${head}`,
      line,
      '| 111122223333 · eu-central-1 | 2 | 11,000 | 9,000 | – | 400 | $1.00 | – |',
      '| unknown account · profile dev · eu-central-1 | 1 | 0 | – | – | 0 | unknown | 1 |',
    ]);
  });

  it('says what it is, what it is not, and what is not in it', () => {
    const document = documentOf({ read: { entries, damaged: 2, later: 1 }, recording: false });
    const plain = document.replaceAll('\\', '');
    assert.match(plain, /It is not a bill/);
    assert.match(plain, /1 answer ended before AWS told its tokens/);
    assert.match(plain, /can’t be read, and are left out: 2/);
    assert.match(plain, /a later version has written, and that it alone can count: 1/);
    assert.match(plain, /Recording is off/);
    assert.ok(document.includes(String.raw`Evil \| \`Model\``));
  });

  it('writes numbers and days as the display language does', () => {
    const document = documentOf({ read: { entries, damaged: 0, later: 0 } }, 'de').replaceAll('\\', '');
    assert.match(document, /\| 26\.11\.2026 \| 2 \| 10\.000 \|/);
  });

  it('says that there is nothing yet', () => {
    assert.match(documentOf(), /^# Usage and Cost\n\nNothing is recorded yet/);
  });
});
