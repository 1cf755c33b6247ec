import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import type { Conversation } from '../../../../src/chat/conversation.ts';
import { ConversationFiles } from '../../../../src/host/storage/conversationFiles.ts';
import { ConversationHistory } from '../../../../src/host/storage/history.ts';
import { aTurn, EMPTY } from '../panel/samples.ts';
import { inFolder, recordingLog } from './folder.ts';

function talk(id: string, endedAt: number, said = 'Hi'): Conversation {
  const turn = aTurn({
    state: { kind: 'stopped' },
    blocks: [{ kind: 'text', index: 0, text: said, citations: [] }],
    by: { modelLabel: 'Claude', modelId: 'm', region: 'r' },
    endedAt,
  });
  return { ...EMPTY, id, title: `Talk ${id}`, turns: [turn] };
}

function opened(folder: string) {
  const reads: string[] = [];
  const files = new ConversationFiles(folder, fs, recordingLog());
  const history = new ConversationHistory({
    folder,
    system: fs,
    files: { read: (id) => (reads.push(id), files.read(id)) },
    log: recordingLog(),
    now: Date.now,
  });
  const titles = async (): Promise<readonly string[]> => (await history.list()).map(({ title }) => title);
  return { files, history, titles, reads };
}

describe('the history of conversations', () => {
  it('is empty where nothing was stored yet', () =>
    inFolder(async (folder) => {
      assert.deepEqual(await opened(join(folder, 'none')).history.list(), []);
    }));

  it('tells what was said last first, pins and new titles included', () =>
    inFolder(async (folder) => {
      const { files, history } = opened(folder);
      await files.save(talk('a', 10));
      await files.save(talk('b', 20));
      await files.note('a', { kind: 'pinned', pinned: true });
      await files.note('a', { kind: 'title', title: 'Renamed' });
      assert.deepEqual(await history.list(), [
        { id: 'b', title: 'Talk b', updatedAt: 20, turns: 1, pinned: false, model: 'Claude' },
        { id: 'a', title: 'Renamed', updatedAt: 10, turns: 1, pinned: true, model: 'Claude' },
      ]);
    }));

  it('reads a file again only where it has changed', () =>
    inFolder(async (folder) => {
      const { files, titles, reads } = opened(folder);
      await files.save(talk('a', 10));
      await files.save(talk('b', 20));
      await titles();
      assert.deepEqual(reads.splice(0).sort(), ['a', 'b']);
      await files.note('b', { kind: 'title', title: 'New' });
      assert.deepEqual(await titles(), ['New', 'Talk a']);
      assert.deepEqual(reads, ['b']);
    }));

  it('is made anew where its index is damaged or gone', () =>
    inFolder(async (folder) => {
      const { files, titles } = opened(folder);
      await files.save(talk('a', 10));
      await titles();
      await fs.writeFile(join(folder, 'history.index'), '{"version":1,"ent');
      assert.deepEqual(await titles(), ['Talk a']);
      await fs.rm(join(folder, 'history.index'));
      assert.deepEqual(await titles(), ['Talk a']);
    }));

  it('lists conversations of version 1, once each', () =>
    inFolder(async (folder) => {
      await fs.writeFile(join(folder, 'a.json'), JSON.stringify(talk('a', 10)));
      const { titles } = opened(folder);
      assert.deepEqual(await titles(), ['Talk a']);
      assert.deepEqual(await titles(), ['Talk a']);
    }));
});

describe('a conversation of the history', () => {
  it('that was deleted comes back until it is purged', () =>
    inFolder(async (folder) => {
      const { files, history, titles } = opened(folder);
      await files.save(talk('a', 10));
      await history.remove('a');
      assert.deepEqual(await titles(), []);
      await history.restore('a');
      assert.deepEqual(await titles(), ['Talk a']);
      await history.remove('a');
      await history.purge('a');
      assert.deepEqual(await fs.readdir(folder), ['history.index']);
    }));

  it('is searched in everything that was said', () =>
    inFolder(async (folder) => {
      const { files, history } = opened(folder);
      await files.save(talk('a', 10, 'Needle'));
      assert.equal(await history.text('a'), 'Hello\nNeedle');
    }));
});
