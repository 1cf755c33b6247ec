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
