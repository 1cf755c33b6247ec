import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import type { Conversation, Turn } from '../../../../src/chat/conversation.ts';
import { ConversationFiles } from '../../../../src/host/storage/conversationFiles.ts';
import type { FileSystem } from '../../../../src/host/storage/files.ts';
import { aTurn, CODE, EMPTY, HELLO } from '../panel/samples.ts';
import { inFolder, recordingLog } from './folder.ts';

const TALK: Conversation = { ...EMPTY, title: 'Hello', turns: [aTurn({ state: { kind: 'stopped' } })] };

function store(folder: string, system: FileSystem = fs, log = recordingLog()): ConversationFiles {
  return new ConversationFiles(folder, system, log);
}

/** A turn that says this much, below the one before. */
function said(id: string, text: string, parentId?: string): Turn {
  const turn = aTurn(
    {
      state: { kind: 'complete', stopReason: 'end_turn' },
      blocks: [{ kind: 'text', index: 0, text, citations: [] }],
    },
    { id },
  );
  return parentId === undefined ? turn : { ...turn, parentId };
}

/** Counts what is done to the disk. */
function counted(): { readonly system: FileSystem; readonly take: () => { ops: number; bytes: number } } {
  let seen = { ops: 0, bytes: 0 };
  const count = (bytes: number): void => void (seen = { ops: seen.ops + 1, bytes: seen.bytes + bytes });
  const system: FileSystem = {
    ...fs,
    readFile: ((...args: Parameters<typeof fs.readFile>) => {
      count(0);
      return fs.readFile(...args);
    }) as FileSystem['readFile'],
    open: async (...args) => {
      const file = await fs.open(...args);
      const write = file.write.bind(file);
      file.write = ((buffer: Buffer) => {
        count(buffer.length);
        return write(buffer);
      }) as typeof file.write;
      return file;
    },
  };
  return {
    system,
    take: () => {
      const taken = seen;
      seen = { ops: 0, bytes: 0 };
      return taken;
    },
  };
}

describe('stored conversations', () => {
  it('come back as they were saved', () =>
    inFolder(async (folder) => {
      await store(join(folder, 'new')).save(TALK);
      assert.deepEqual(await store(join(folder, 'new')).load('c'), TALK);
      assert.deepEqual(await fs.readdir(join(folder, 'new')), ['c.jsonl']);
    }));

  it('are undefined where there is none, without a word', () =>
    inFolder(async (folder) => {
      const log = recordingLog();
      assert.equal(await store(folder, fs, log).load('nobody'), undefined);
      assert.deepEqual(log.lines, []);
    }));

  it('hold the last thing that was said of them, in the order in which it was said', () =>
    inFolder(async (folder) => {
      const files = store(folder);
      const titles = Array.from({ length: 10 }, (_, i) => `Title ${i}`);
      await Promise.all(titles.map((title) => files.save({ ...TALK, title })));
      assert.equal((await store(folder).load('c'))?.title, 'Title 9');
    }));

  it('are never outside their folder', () =>
    inFolder(async (folder) => {
      const files = store(join(folder, 'inner'));
      await fs.writeFile(join(folder, 'c.json'), JSON.stringify(TALK));
      assert.equal(await files.load('../c'), undefined);
      await assert.rejects(files.save({ ...TALK, id: '../d' }), /Not the id/);
      assert.deepEqual(await fs.readdir(folder), ['c.json']);
    }));
});

describe('storing a turn', () => {
  it('costs the same number of operations and bytes however many turns there are', () =>
    inFolder(async (folder) => {
      const { system, take } = counted();
      const files = store(folder, system);
      const costOf = async (turns: number): Promise<unknown> => {
        const path = Array.from({ length: turns }, (_, i) =>
          said(`t-${1e6 + i}`, 'Hi', i > 0 ? `t-${1e6 + i - 1}` : undefined),
        );
        await files.save({ ...EMPTY, id: `of-${turns}`, turns: path });
        take();
        const next = said('t-next', 'Hi', `t-${1e6 + turns - 1}`);
        await files.save({ ...EMPTY, id: `of-${turns}`, turns: [...path, next] });
        return take();
      };
      const cost = await costOf(10);
      assert.deepEqual(await costOf(10_000), cost);
      assert.deepEqual(Object.keys(cost as object), ['ops', 'bytes']);
      assert.equal((cost as { ops: number }).ops, 1);
    }));

  it('adds to a streaming answer what has arrived since, and nothing else', () =>
    inFolder(async (folder) => {
      const files = store(folder);
      const saying = (text: string): Conversation => ({ ...EMPTY, turns: [said('t', text)] });
      await files.save(saying('One'));
      const before = await fs.readFile(join(folder, 'c.jsonl'), 'utf8');
      await files.save(saying('One, two'));
      const after = await fs.readFile(join(folder, 'c.jsonl'), 'utf8');
      assert.ok(after.startsWith(before));
      assert.equal(after.slice(before.length), '\n{"kind":"append","turnId":"t","at":0,"text":", two"}\n');
      assert.deepEqual(await store(folder).load('c'), saying('One, two'));
    }));
});

describe('storing what a turn grows by', () => {
  it('adds to reasoning, too, and says when it was last heard', () =>
    inFolder(async (folder) => {
      const files = store(folder);
      const thinking = (text: string, endedAt: number): Conversation => ({
        ...EMPTY,
        turns: [aTurn({ blocks: [{ kind: 'reasoning', index: 0, text, startedAt: 1, endedAt }] })],
      });
      await files.save(thinking('Hm', 2));
      await files.save(thinking('Hmm', 3));
      const lines = (await fs.readFile(join(folder, 'c.jsonl'), 'utf8')).trim().split('\n');
      assert.equal(lines.at(-1), '{"kind":"append","turnId":"t","at":0,"text":"m","fields":{"endedAt":3}}');
      assert.deepEqual(await store(folder).load('c'), thinking('Hmm', 3));
    }));

  it('writes an attachment once, however often it is sent', () =>
    inFolder(async (folder) => {
      const base64 = Buffer.alloc(30_000, 'x').toString('base64');
      const image = { id: 'i', kind: 'image', label: 'a.png', format: 'png', base64 } as const;
      const asked = (id: string, leftOut?: true): Turn => ({
        ...said(id, 'Hi'),
        prompt: { ...HELLO, attachments: [CODE, leftOut ? { ...image, leftOut } : image] },
      });
      const files = store(folder);
      await files.save({ ...EMPTY, turns: [asked('t-1')] });
      const talk = { ...EMPTY, turns: [asked('t-1', true), { ...asked('t-2'), parentId: 't-1' }] };
      await files.save(talk);
      assert.deepEqual(await store(folder).load('c'), talk);
      const text = await fs.readFile(join(folder, 'c.jsonl'), 'utf8');
      assert.equal(text.split(base64).length - 1, 1);
    }));
});

describe('a conversation’s file', () => {
  it('is right again after an addition that failed half-way', () =>
    inFolder(async (folder) => {
      let failing = false;
      const open: FileSystem['open'] = async (...args) => {
        const file = await fs.open(...args);
        const write = file.write.bind(file);
        file.write = (async (bytes: Buffer) => {
          if (!failing) return write(bytes);
          await write(bytes.subarray(0, bytes.length - 30));
          throw new Error('Disk full');
        }) as typeof file.write;
        return file;
      };
      const files = store(folder, { ...fs, open });
      await files.save({ ...TALK, turns: [said('t', 'One')] });
      failing = true;
      const more = { ...TALK, turns: [said('t', 'One, two'), said('u', 'Three', 't')] };
      await assert.rejects(files.save(more), /Disk full/);
      failing = false;
      await files.save(more);
      assert.deepEqual(await store(folder).load('c'), more);
    }));

  it('keeps what two windows add to it, whoever writes when', () =>
    inFolder(async (folder) => {
      await store(folder).save({ ...TALK, turns: [said('t', 'One')] });
      const [a, b] = [store(folder), store(folder)];
      const [ofA, ofB] = await Promise.all([a.load('c'), b.load('c')]);
      assert.ok(ofA && ofB);
      const long = 'x'.repeat(700_000);
      const inA = { ...ofA, turns: [...ofA.turns, said('a', long, 't')] };
      const inB = { ...ofB, turns: [...ofB.turns, { ...said('b', `${long}!`, 't') }] };
      await Promise.all([a.save(inA), b.save(inB)]);
      await Promise.all([a.save({ ...inA, turns: [...inA.turns, said('a2', 'More', 'a')] }), b.save(inB)]);
      const found = await store(folder).load('c');
      assert.ok(found);
      const all = [...found.turns, ...(found.others ?? [])];
      assert.deepEqual(all.map(({ id }) => id).sort(), ['a', 'a2', 'b', 't']);
      assert.deepEqual(
        found.turns.map(({ id }) => id),
        ['t', 'a', 'a2'],
      );
    }));
});

describe('what this version can’t read in a conversation’s file', () => {
  it('keeps records of kinds that are not known, and is read without them', () =>
    inFolder(async (folder) => {
      await store(folder).save(TALK);
      await fs.appendFile(join(folder, 'c.jsonl'), '{"kind":"mood","of":"t"}\n');
      const log = recordingLog();
      const files = store(folder, fs, log);
      await files.load('c');
      await files.save({ ...TALK, title: 'New' });
      assert.match(await fs.readFile(join(folder, 'c.jsonl'), 'utf8'), /\n\{"kind":"mood","of":"t"\}\n/);
      assert.equal((await store(folder).load('c'))?.title, 'New');
      assert.deepEqual(log.lines, []);
    }));

  it('loses a damaged line and no other, and says so without its words', () =>
    inFolder(async (folder) => {
      await store(folder).save({ ...TALK, turns: [said('t', 'One')] });
      await fs.appendFile(join(folder, 'c.jsonl'), '{"kind":"title","title":7}\n{"kind":"append","secr');
      const log = recordingLog();
      const files = store(folder, fs, log);
      assert.deepEqual(await files.load('c'), { ...TALK, turns: [said('t', 'One')] });
      assert.deepEqual(log.lines, ['Of conversation c, 2 lines can’t be read; all others are kept']);
      const more = { ...TALK, turns: [said('t', 'One'), said('u', 'Two', 't')] };
      await files.save(more);
      assert.deepEqual(await store(folder).load('c'), more);
    }));

  it('is left alone when a later version wrote it', () =>
    inFolder(async (folder) => {
      const later = '{"kind":"conversation","version":3,"id":"c","title":"","createdAt":0}\n';
      await fs.writeFile(join(folder, 'c.jsonl'), later);
      assert.equal(await store(folder).load('c'), undefined);
      await assert.rejects(store(folder).save(TALK), /version 3/);
      assert.equal(await fs.readFile(join(folder, 'c.jsonl'), 'utf8'), later);
    }));
});

describe('a conversation of version 1', () => {
  it('is one JSON document, and becomes a file of records when it is read', () =>
    inFolder(async (folder) => {
      const talk = { ...TALK, turns: [said('t', 'One')], others: [said('u', 'Two')] };
      await fs.writeFile(join(folder, 'c.json'), JSON.stringify(talk));
      assert.deepEqual(await store(folder).load('c'), talk);
      assert.deepEqual(await fs.readdir(folder), ['c.jsonl']);
      assert.deepEqual(await store(folder).load('c'), talk);
    }));

  it('never takes the place of what another window has made of it meanwhile', () =>
    inFolder(async (folder) => {
      await fs.writeFile(join(folder, 'c.json'), JSON.stringify(TALK));
      const link: FileSystem['link'] = async (from, to) => {
        await store(folder).save({ ...TALK, turns: [said('t', 'From the other window')] });
        await fs.link(from, to);
      };
      const found = await store(folder, { ...fs, link }).load('c');
      assert.deepEqual(found?.turns, [said('t', 'From the other window')]);
    }));

  it('is set aside when it is damaged, and said so without its words', () =>
    inFolder(async (folder) => {
      const log = recordingLog();
      await fs.writeFile(join(folder, 'c.json'), '{"version":1,"secret":"wor');
      assert.equal(await store(folder, fs, log).load('c'), undefined);
      assert.deepEqual(await fs.readdir(folder), ['c.json.corrupt']);
      const path = join(folder, 'c.json.corrupt');
      assert.deepEqual(log.lines, [
        `A stored conversation is damaged (not JSON) and was set aside as ${path}`,
      ]);
    }));

  it('is left alone when a later version wrote it', () =>
    inFolder(async (folder) => {
      await fs.writeFile(join(folder, 'c.json'), '{"version":2}');
      assert.equal(await store(folder).load('c'), undefined);
      assert.deepEqual(await fs.readdir(folder), ['c.json']);
    }));
});
