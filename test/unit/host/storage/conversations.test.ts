import assert from 'node:assert/strict';
import { answerText, type Conversation } from '../../../../src/chat/conversation.ts';
import type { ConversationStore } from '../../../../src/chat/ports.ts';
import type { ChatSession } from '../../../../src/chat/session.ts';
import { Conversations, type ConversationsPorts } from '../../../../src/host/storage/conversations.ts';
import type { ScriptedModel } from '../../../fakes/services.ts';
import { HELLO, scripted } from '../panel/samples.ts';
import { recordingLog } from './folder.ts';

/** What outlives a window: the disk and the workspace's memory. */
class Window {
  readonly disk = new Map<string, Conversation>();
  readonly memory = new Map<string, unknown>();
  readonly models = new Map<ChatSession, ScriptedModel>();
  #ids = 0;

  readonly store: ConversationStore = {
    load: (id) => Promise.resolve(this.disk.get(id)),
    save: (conversation) => Promise.resolve(void this.disk.set(conversation.id, conversation)),
  };

  open(changes: Partial<ConversationsPorts> = {}): Conversations {
    return new Conversations({
      store: this.store,
      memento: {
        get: (key: string) => this.memory.get(key) as never,
        update: (key, value) => Promise.resolve(void this.memory.set(key, value)),
      },
      session: (conversation) => this.#session(conversation),
      now: () => 5,
      newId: () => `c-${(this.#ids += 1)}`,
      log: recordingLog(),
      ...changes,
    });
  }

  /** Each stored answer, with how it ended. */
  get answers(): Record<string, string[]> {
    const told = [...this.disk].map(([id, { turns }]) => [
      id,
      turns.map(({ answer }) => `${answer.state.kind} ${answerText(answer)}`.trim()),
    ]);
    return Object.fromEntries(told) as Record<string, string[]>;
  }

  #session(conversation: Conversation): ChatSession {
    const { session, model } = scripted(conversation);
    this.models.set(session, model);
    return session;
  }
}

async function answer(window: Window, session: ChatSession, text: string): Promise<void> {
  window.models
    .get(session)
    ?.push({ kind: 'text', index: 0, text }, { kind: 'stop', reason: 'end_turn' }, 'end');
  await session.send(HELLO);
}

/** Sends a prompt and returns once its answer has begun to arrive. */
async function begin(window: Window, session: ChatSession): Promise<{ readonly sent: Promise<void> }> {
  const sent = session.send(HELLO);
  const arrived = new Promise<void>((resolve) => {
    session.onDidChange(({ kind }) => kind === 'append' && resolve());
  });
  window.models
    .get(session)
    ?.push({ kind: 'text', index: 0, text: 'H' }, { kind: 'text', index: 0, text: 'al' });
  await arrived;
  return { sent };
}

describe('the current conversation', () => {
  it('is an empty one at first, and the same one for all who ask', async () => {
    const conversations = new Window().open();
    const [a, b] = await Promise.all([conversations.current(), conversations.current()]);
    assert.equal(a, b);
    assert.deepEqual(a.conversation, { version: 1, id: 'c-1', title: '', createdAt: 5, turns: [] });
  });

  it('survives a reload', async () => {
    const window = new Window();
    const before = window.open();
    const session = await before.current();
    await answer(window, session, 'Hi');
    await before.flush();
    before.dispose();
    assert.deepEqual((await window.open().current()).conversation, session.conversation);
  });

  it('survives a reload that cuts its answer: what had arrived is kept and called interrupted', async () => {
    const window = new Window();
    const before = window.open();
    const session = await before.current();
    await begin(window, session);
    await before.flush();
    const [turn] = (await window.open().current()).conversation.turns;
    assert.equal(turn && answerText(turn.answer), 'Hal');
    assert.equal(turn?.answer.state.kind, 'interrupted');
    session.stop();
  });

  it('is an empty one again when the stored one has gone', async () => {
    const window = new Window();
    window.memory.set('conversation.current', 'gone');
    assert.deepEqual((await window.open().current()).conversation.turns, []);
  });
});

describe('another conversation', () => {
  it('is the current one from then on, and after a reload', async () => {
    const window = new Window();
    const before = window.open();
    await answer(window, await before.current(), 'One');
    const second = before.create();
    assert.equal(await before.current(), second);
    await answer(window, second, 'Two');
    await before.flush();
    assert.deepEqual((await window.open().current()).conversation, second.conversation);
    assert.deepEqual(window.answers, { 'c-1': ['complete One'], 'c-2': ['complete Two'] });
  });

  it('stops what ran in the one before, and keeps what had arrived', async () => {
    const window = new Window();
    const conversations = window.open();
    const { sent } = await begin(window, await conversations.current());
    conversations.create();
    await sent;
    await conversations.flush();
    assert.deepEqual(window.answers, { 'c-1': ['stopped Hal'] });
  });

  it('that is begun while the stored one is read is not replaced by it', async () => {
    const window = new Window();
    window.memory.set('conversation.current', 'old');
    const { promise, resolve } = Promise.withResolvers<Conversation | undefined>();
    const conversations = window.open({ store: { ...window.store, load: () => promise } });
    const reading = conversations.current();
    const created = conversations.create();
    resolve({ version: 1, id: 'old', title: 'Old', createdAt: 1, turns: [] });
    assert.equal(await reading, created);
  });
});

describe('a session that was begun elsewhere', () => {
  it('is kept from the moment it is adopted, while it streams and when it ends', async () => {
    const window = new Window();
    const conversations = window.open();
    await conversations.current();
    const { session, model } = scripted({ version: 1, id: 'inline', title: '', createdAt: 1, turns: [] });
    window.models.set(session, model);
    const { sent } = await begin(window, session);
    conversations.adopt(session);
    await conversations.flush();
    assert.deepEqual(window.answers, { inline: ['streaming Hal'] });
    model.push({ kind: 'text', index: 0, text: 'lo' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await sent;
    await conversations.flush();
    assert.deepEqual(window.answers, { inline: ['complete Hallo'] });
    assert.equal(await conversations.current(), session);
  });

  it('may be adopted twice', async () => {
    const conversations = new Window().open();
    const session = await conversations.current();
    conversations.adopt(session);
    assert.equal(await conversations.current(), session);
    assert.equal(session.isBusy, false);
  });
});
