import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueRecord } from '../../../../src/chat/regionMemory.ts';
import { catalogueFiles } from '../../../../src/host/storage/catalogueFiles.ts';
import { aCatalogue, aModel, aProfile, aResource } from '../../../fakes/catalogue.ts';
import { inFolder, recordingLog } from './folder.ts';

const connection = { profile: 'dev', region: 'eu-central-1' };

const full = aModel('m.full', {
  family: 'Full',
  streaming: false,
  lifecycle: {
    status: 'LEGACY',
    legacyTime: '2026-01-01T00:00:00Z',
    endOfLifeTime: '2027-01-01T00:00:00Z',
    startOfLifeTime: '2025-01-01T00:00:00Z',
    extendedAccessTime: '2026-06-01T00:00:00Z',
  },
  maxOutputTokens: 1,
  contextWindow: 2,
  contextWindowFromPrices: true,
  systemPrompts: true,
  guardrails: true,
  promptCaching: true,
  reasoning: true,
  latencyOptimized: true,
  tools: true,
  imageFormats: ['png'],
  documentFormats: ['pdf'],
  videoFormats: ['mp4'],
  summary: 'All of it',
  releasedAt: '2025-01-01T00:00:00Z',
});

const whole: CatalogueRecord = {
  catalogue: {
    ...aCatalogue(
      [full, aModel('m.bare')],
      [aProfile('eu.full', 'm.full', ['eu-west-1', undefined], { description: 'Routes' })],
      [
        aResource('prompt-router', 'r', {
          description: 'd',
          statusDetail: 's',
          ready: true,
          instruct: false,
          behind: ['arn'],
          models: aProfile('p', 'm.full', ['eu-west-1']).models,
        }),
        aResource('custom-model', 'c'),
      ],
    ),
    fetchedAt: 5,
    accountId: '111122223333',
  },
  access: { 'm.full': { access: { state: 'needs-agreement' }, at: 7 } },
};

describe('the files of what can be called', () => {
  it('give back what was kept, each for its profile and region', () =>
    inFolder(async (folder) => {
      const memory = catalogueFiles(join(folder, 'catalogue'), fs, recordingLog());
      const others = [{ region: 'eu-central-1' }, { ...connection, region: '../strange region' }] as const;
      await memory.save(connection, whole);
      for (const other of others) await memory.save(other, { access: {} });
      assert.deepEqual(await memory.load(connection), whole);
      assert.deepEqual(await memory.load(others[1]), { access: {} });
      assert.equal(await memory.load({ ...connection, region: 'us-east-1' }), undefined);
      assert.deepEqual((await memory.regions(connection)).toSorted(), ['../strange region', 'eu-central-1']);
      await memory.drop(connection);
      assert.equal(await memory.load(connection), undefined);
    }));

  it('keep nothing of what a list failed with, nor of what could not be found out', () =>
    inFolder(async (folder) => {
      const memory = catalogueFiles(folder, fs, recordingLog());
      const failure = { cause: 'access-denied', message: 'No.', remedy: '', actions: [] } as const;
      const failures = [{ operation: 'ListPromptRouters', failure, quiet: true }] as const;
      await memory.save(connection, {
        catalogue: { ...aCatalogue([]), failures, cached: true },
        access: { 'm.one': { access: { state: 'unknown', reason: 'said arn:aws:iam::1:user/me' }, at: 1 } },
      });
      assert.deepEqual(await memory.load(connection), { catalogue: aCatalogue([]), access: {} });
    }));
});

describe('files of what can be called', () => {
  it('that are broken, strange or of another version are as if they were not there', () =>
    inFolder(async (folder) => {
      const memory = catalogueFiles(folder, fs, recordingLog());
      await memory.save(connection, whole);
      const [name = ''] = await fs.readdir(folder);
      const text = await fs.readFile(join(folder, name), 'utf8');
      const broken = [
        '',
        'null',
        '[]',
        text.slice(0, -20),
        text.replace('"version":1', '"version":2'),
        text.replace('"modelId":"m.bare"', '"modelId":7'),
        text.replace('"imageFormats":["png"]', '"imageFormats":{}'),
        text.replace('"kind":"prompt-router"', '"kind":"toaster"'),
        text.replace('"region":"eu-central-1"', '"region":"us-east-1"'),
        text.replace('"fetchedAt":5', '"fetchedAt":"5"'),
      ];
      for (const one of broken) {
        assert.notEqual(one, text);
        await fs.writeFile(join(folder, name), one);
        assert.equal(await memory.load(connection), undefined, one.slice(0, 60));
      }
    }));

  it('that can’t be written or read fail nobody: it stands in the log', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'file');
      await fs.writeFile(file, '');
      const log = recordingLog();
      const memory = catalogueFiles(file, fs, log);
      await memory.save(connection, whole);
      await memory.drop(connection);
      assert.deepEqual([await memory.load(connection), await memory.regions(connection)], [undefined, []]);
      assert.equal(log.lines.length, 4);
    }));
});

describe('files of what can be called that nobody uses', () => {
  const DAY = 24 * 60 * 60_000;
  const now = 1000 * DAY;
  const written = (path: string, daysAgo: number) => {
    const at = (now - daysAgo * DAY) / 1000;
    return fs.utimes(path, at, at);
  };
  const region = (index: number) => ({ ...connection, region: `r${index}` });

  /** Other windows have written these, so many days ago. */
  async function writtenAgo(folder: string, ...daysAgo: readonly number[]): Promise<void> {
    const other = catalogueFiles(folder, fs, recordingLog(), () => now);
    await other.save(region(0), { access: {} });
    for (const [i, days] of daysAgo.entries()) {
      const before = new Set(await fs.readdir(folder));
      await other.save(region(i + 1), { access: {} });
      const [name = ''] = (await fs.readdir(folder)).filter((each) => !before.has(each));
      await written(join(folder, name), days);
    }
  }

  it('go once the window has written one of its own, but for those that it has read', () =>
    inFolder(async (folder) => {
      await writtenAgo(folder, 61, 61, 59);
      await fs.writeFile(join(folder, 'half.tmp'), '');
      await written(join(folder, 'half.tmp'), 61);
      const memory = catalogueFiles(folder, fs, recordingLog(), () => now);
      await memory.load(region(1));
      assert.deepEqual((await memory.regions(connection)).toSorted(), ['r0', 'r1', 'r2', 'r3']);
      await memory.save(connection, { access: {} });
      assert.deepEqual((await memory.regions(connection)).toSorted(), ['eu-central-1', 'r0', 'r1', 'r3']);
      assert.equal((await fs.readdir(folder)).includes('half.tmp'), false);
    }));

  it('go where there are very many, the oldest first, and none of today', () =>
    inFolder(async (folder) => {
      const daysAgo = [
        ...Array.from({ length: 290 }, () => 0),
        ...Array.from({ length: 20 }, (_, i) => i + 2),
      ];
      for (const [i, days] of daysAgo.entries()) {
        const path = join(folder, `other.r${i}.json`);
        await fs.writeFile(path, '');
        await written(path, days);
      }
      const log = recordingLog();
      const memory = catalogueFiles(folder, fs, log, () => now);
      await memory.save(connection, { access: {} });
      const left = await fs.readdir(folder);
      assert.deepEqual([left.length, left.includes('other.r298.json'), log.lines], [300, true, []]);
      assert.equal(left.includes('other.r299.json'), false);
    }));
});
