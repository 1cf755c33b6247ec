import assert from 'node:assert/strict';
import type { Conversation } from '../../../../src/chat/conversation.ts';
import type { ModelEvent } from '../../../../src/chat/modelEvent.ts';
import type { ChatSession } from '../../../../src/chat/session.ts';
import { Emitter } from '../../../../src/base/event.ts';
import { FailureError } from '../../../../src/chat/failure.ts';
import { ModelTitles } from '../../../../src/host/history/modelTitles.ts';
import type { Replayed } from '../../../../src/host/storage/replay.ts';
import { HELLO, scripted, THROTTLED, type Scripted } from '../panel/samples.ts';
import { recordingLog } from '../storage/folder.ts';

const said = (text: string): ModelEvent[] => [
  { kind: 'start' },
  { kind: 'text', index: 0, text },
  { kind: 'stop', reason: 'end_turn' },
];

function replayed(conversation: Conversation): Replayed {
  return { conversation, attachments: new Map(), pinned: false, damaged: 0 };
}

interface Setup {
  readonly talk: Scripted;
  readonly naming: Scripted;
  readonly noted: unknown[];
  readonly log: ReturnType<typeof recordingLog>;
  /** The chat's answer begins and ends; resolves once its name has been asked for, where it is. */
  readonly answered: () => Promise<void>;
}

/** `open`: whether the conversation is still open when its name comes; `stored`: what is on disk by then; `fails`: the disk does. */
function setUp({
  enabled = true,
  open = true,
  fails = false,
  stored,
}: { enabled?: boolean; open?: boolean; fails?: boolean; stored?: Conversation } = {}): Setup {
  const [talk, naming] = [scripted(), scripted()];
  const noted: unknown[] = [];
  const log = recordingLog();
  const changed = new Emitter<ChatSession>();
  const titles = new ModelTitles({
    conversations: {
      onDidChange: changed.event,
      open: open ? [talk.session] : [],
      begin: () => naming.session,
    },
    files: {
      read: () => Promise.resolve(stored && replayed(stored)),
      note: (id, note) =>
        fails ? Promise.reject(new Error('Disk full')) : Promise.resolve(void noted.push([id, note])),
    },
    enabled: () => enabled,
    log,
  });
  return {
    talk,
    naming,
    noted,
    log,
    answered: async () => {
      talk.model.push(...said('Hi there.'), 'end');
      const sending = talk.session.send(HELLO);
      changed.fire(talk.session);
      await sending;
      changed.fire(talk.session);
      await new Promise((resolve) => setImmediate(resolve));
      titles.dispose();
    },
  };
}

describe('Titles that a model gives', () => {
  it('come after the first answer, of a call of their own', async () => {
    const { talk, naming, answered } = setUp();
    naming.model.push(...said('**A greeting.**'), 'end');
    await answered();
    assert.equal(talk.session.conversation.title, 'A greeting');
    assert.equal(naming.model.requests.length, 1);
    assert.match(naming.model.requests[0]?.system ?? '', /Name the conversation that the material shows/);
  });

  it('are not asked for where the person does not want them', async () => {
    const { talk, naming, answered } = setUp({ enabled: false });
    await answered();
    assert.deepEqual([talk.session.conversation.title, naming.model.requests.length], ['Hello', 0]);
  });

  it('are noted where the conversation is open no more, unless the person has renamed or deleted it', async () => {
    const conversation: Conversation = { version: 1, id: 'c', title: 'Hello', createdAt: 0, turns: [] };
    const cases = [conversation, { ...conversation, title: 'My own' }, undefined];
    const noted: unknown[][] = [];
    for (const stored of cases) {
      const one = setUp({ open: false, ...(stored && { stored }) });
      one.naming.model.push(...said('A greeting'), 'end');
      await one.answered();
      noted.push(one.noted);
    }
    assert.deepEqual(noted, [[['c', { kind: 'title', title: 'A greeting' }]], [], []]);
  });

  it('that can’t be written leave the first words, and a line in the log', async () => {
    const stored: Conversation = { version: 1, id: 'c', title: 'Hello', createdAt: 0, turns: [] };
    const { naming, log, answered } = setUp({ open: false, stored, fails: true });
    naming.model.push(...said('A greeting'), 'end');
    await answered();
    assert.deepEqual(log.lines, ['Naming a conversation: Disk full']);
  });

  it('that do not come leave the first words, and a line in the log', async () => {
    const { talk, naming, log, answered } = setUp();
    naming.model.push(new FailureError(THROTTLED));
    await answered();
    assert.equal(talk.session.conversation.title, 'Hello');
    assert.deepEqual(log.lines, ['Naming a conversation: throttled']);
  });
});
