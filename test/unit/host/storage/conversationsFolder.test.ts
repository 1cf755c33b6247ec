import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { conversationsFolder } from '../../../../src/host/storage/conversationsFolder.ts';
import { inFolder, recordingLog } from './folder.ts';

const WORKSPACE = 'file:///home/someone/parcels';

/** As VS Code gives them to the nth window that has a workspace open. */
function foldersIn(folder: string, window: string) {
  return {
    storageUri: { fsPath: join(folder, 'workspaceStorage', window) },
    globalStorageUri: { fsPath: join(folder, 'globalStorage') },
  };
}

describe('Where conversations are kept', () => {
  it('is one place for all windows of a workspace, and another for each workspace and for windows without', () =>
    inFolder((folder) => {
      const log = recordingLog();
      const first = conversationsFolder(foldersIn(folder, 'a1'), WORKSPACE, log);
      const second = conversationsFolder(foldersIn(folder, 'a1-1'), WORKSPACE, log);
      const other = conversationsFolder(foldersIn(folder, 'b2'), `${WORKSPACE}-2`, log);
      const none = conversationsFolder({ ...foldersIn(folder, ''), storageUri: undefined }, undefined, log);
      assert.equal(second, first);
      assert.equal(new Set([first, other, none]).size, 3);
      assert.ok([first, other, none].every((one) => one.startsWith(join(folder, 'globalStorage'))));
      assert.deepEqual(log.lines, []);
      return Promise.resolve();
    }));

  it('takes what was kept in the window’s own folder, and nothing in the place of what is there', () =>
    inFolder(async (folder) => {
      const log = recordingLog();
      for (const [window, names] of Object.entries({ a1: ['one', 'two'], 'a1-1': ['two', 'three'] })) {
        const before = join(foldersIn(folder, window).storageUri.fsPath, 'conversations');
        await mkdir(before, { recursive: true });
        for (const name of names) await writeFile(join(before, `${name}.jsonl`), window);
      }
      conversationsFolder(foldersIn(folder, 'a1'), WORKSPACE, log);
      const now = conversationsFolder(foldersIn(folder, 'a1-1'), WORKSPACE, log);
      const found = await Promise.all(
        (await readdir(now)).sort().map(async (name) => [name, await readFile(join(now, name), 'utf8')]),
      );
      assert.deepEqual(found, [
        ['one.jsonl', 'a1'],
        ['three.jsonl', 'a1-1'],
        ['two.jsonl', 'a1'],
      ]);
      const left = (window: string) => readdir(join(folder, 'workspaceStorage', window), { recursive: true });
      assert.deepEqual(await left('a1'), []);
      assert.deepEqual((await left('a1-1')).sort(), ['conversations', join('conversations', 'two.jsonl')]);
      assert.deepEqual(log.lines, []);
    }));

  it('is told in the log where what was kept before can’t be taken, and is used all the same', () =>
    inFolder(async (folder) => {
      const log = recordingLog();
      const folders = foldersIn(folder, 'a1');
      await mkdir(folders.storageUri.fsPath, { recursive: true });
      await writeFile(join(folders.storageUri.fsPath, 'conversations'), 'no folder');
      assert.ok(conversationsFolder(folders, WORKSPACE, log).startsWith(folders.globalStorageUri.fsPath));
      assert.deepEqual(
        log.lines.map((line) => line.split(':')[0]),
        ['Bringing conversations to where they are kept now'],
      );
    }));
});
