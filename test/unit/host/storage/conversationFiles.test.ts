import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import type { Conversation } from '../../../../src/chat/conversation.ts';
import { ConversationFiles, type FileSystem } from '../../../../src/host/storage/conversationFiles.ts';
import { aTurn, EMPTY } from '../panel/samples.ts';
import { inFolder, recordingLog } from './folder.ts';

const TALK: Conversation = { ...EMPTY, title: 'Hello', turns: [aTurn({ state: { kind: 'stopped' } })] };

/** Writes take turns only if somebody sees to it: this one takes note of two at once. */
function watched(): { readonly system: FileSystem; readonly most: () => number } {
  let now = 0;
  let most = 0;
  const writeFile: FileSystem['writeFile'] = async (...args) => {
    now += 1;
    most = Math.max(most, now);
    await fs.writeFile(...args);
    now -= 1;
  };
  return { system: { ...fs, writeFile }, most: () => most };
}

describe('stored conversations', () => {
  it('come back as they were saved', () =>
    inFolder(async (folder) => {
      await new ConversationFiles(join(folder, 'new'), fs, recordingLog()).save(TALK);
      assert.deepEqual(await new ConversationFiles(join(folder, 'new'), fs, recordingLog()).load('c'), TALK);
      assert.deepEqual(await fs.readdir(join(folder, 'new')), ['c.json']);
    }));

  it('are undefined where there is none, without a word', () =>
    inFolder(async (folder) => {
      const log = recordingLog();
      assert.equal(await new ConversationFiles(folder, fs, log).load('nobody'), undefined);
      assert.deepEqual(log.lines, []);
    }));

  it('are written one at a time, the last one last', () =>
    inFolder(async (folder) => {
      const { system, most } = watched();
      const files = new ConversationFiles(folder, system, recordingLog());
      const titles = Array.from({ length: 10 }, (_, i) => `Title ${i}`);
      await Promise.all(titles.map((title) => files.save({ ...TALK, title })));
      assert.equal(most(), 1);
      assert.equal((await files.load('c'))?.title, 'Title 9');
    }));
});

describe('a conversation’s file', () => {
  it('stays whole when writing over it fails half-way', () =>
    inFolder(async (folder) => {
      const writeFile: FileSystem['writeFile'] = async (path) => {
        await fs.writeFile(path, '{"version":1,"id"');
        throw new Error('Disk full');
      };
      await new ConversationFiles(folder, fs, recordingLog()).save(TALK);
      const failing = new ConversationFiles(folder, { ...fs, writeFile }, recordingLog());
      await assert.rejects(failing.save({ ...TALK, title: 'New' }), /Disk full/);
      assert.deepEqual(await failing.load('c'), TALK);
    }));

  it('is set aside when it is damaged, and said so without its words', () =>
    inFolder(async (folder) => {
      const log = recordingLog();
      await fs.writeFile(join(folder, 'c.json'), '{"version":1,"secret":"wor');
      assert.equal(await new ConversationFiles(folder, fs, log).load('c'), undefined);
      assert.deepEqual(await fs.readdir(folder), ['c.json.corrupt']);
      const path = join(folder, 'c.json.corrupt');
      assert.deepEqual(log.lines, [
        `A stored conversation is damaged (not JSON) and was set aside as ${path}`,
      ]);
    }));

  it('is left alone when a later version wrote it', () =>
    inFolder(async (folder) => {
      await fs.writeFile(join(folder, 'c.json'), '{"version":2}');
      assert.equal(await new ConversationFiles(folder, fs, recordingLog()).load('c'), undefined);
      assert.deepEqual(await fs.readdir(folder), ['c.json']);
    }));

  it('is never outside its folder', () =>
    inFolder(async (folder) => {
      const files = new ConversationFiles(join(folder, 'inner'), fs, recordingLog());
      await fs.writeFile(join(folder, 'c.json'), JSON.stringify(TALK));
      assert.equal(await files.load('../c'), undefined);
      await assert.rejects(files.save({ ...TALK, id: '../d' }), /Not the id/);
      assert.deepEqual(await fs.readdir(folder), ['c.json']);
    }));
});
