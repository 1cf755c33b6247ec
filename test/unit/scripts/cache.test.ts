import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fillOnce } from '../../../scripts/lib/cache.mjs';

describe('A cached folder', () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'cache-test-'));
    folder = path.join(parent, 'tool');
  });

  afterEach(() => rm(parent, { recursive: true }));

  it('is filled once by two runs at the same time', async () => {
    let builds = 0;
    const build = async (building: string) => {
      builds += 1;
      await writeFile(path.join(building, 'content'), 'whole');
    };
    await Promise.all([fillOnce(folder, build), fillOnce(folder, build)]);
    assert.equal(builds, 1);
    assert.equal(await readFile(path.join(folder, 'content'), 'utf8'), 'whole');
    assert.deepEqual(await readdir(parent), ['tool']);
  });

  it('is absent after a failure, and filled by the next run', async () => {
    const failing = async (building: string) => {
      await writeFile(path.join(building, 'content'), 'half');
      throw new Error('no network');
    };
    await assert.rejects(fillOnce(folder, failing), /no network/);
    assert.deepEqual(await readdir(parent), []);
    await fillOnce(folder, (building) => writeFile(path.join(building, 'content'), 'whole'));
    assert.equal(await readFile(path.join(folder, 'content'), 'utf8'), 'whole');
  });

  it('is filled although a run that died holds the lock', async () => {
    const noSuchProcess = 2 ** 22 + 1;
    await writeFile(`${folder}.lock`, String(noSuchProcess));
    await fillOnce(folder, (building) => writeFile(path.join(building, 'content'), 'whole'));
    assert.deepEqual(await readdir(parent), ['tool']);
  });
});
