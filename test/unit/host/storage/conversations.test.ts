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
  readonly forgotten: string[] = [];
  readonly memory = new Map<string, unknown>();
  readonly models = new Map<ChatSession, ScriptedModel>();
  #ids = 0;

  readonly store: ConversationStore = {
    load: (id) => Promise.resolve(this.disk.get(id)),
    save: (conversation) => Promise.resolve(void this.disk.set(conversation.id, conversation)),
    forget: (id) => void this.forgotten.push(id),
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

/** Resolves when it is so after a change of the session; at once where it is so already. */
function changeOf(conversations: Conversations, session: ChatSession, isSo: () => boolean): Promise<void> {
  if (isSo()) return Promise.resolve();
  return new Promise((resolve) => {
    const listening = conversations.onDidChange((changed) => {
      if (changed !== session || !isSo()) return;
      listening.dispose();
      resolve();
    });
  });
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

  it('tells once of an answer that a reload has cut', async () => {
    const window = new Window();
    const before = window.open();
    await begin(window, await before.current());
    await before.flush();
    before.dispose();
    const cut: string[] = [];
    const onCut: ConversationsPorts['onCut'] = ({ answer: { state } }) => void cut.push(state.kind);
    const after = window.open({ onCut });
    await after.current();
    await after.flush();
    await window.open({ onCut }).current();
    assert.deepEqual(cut, ['interrupted']);
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

  it('lets the one before go on until its answer is over and on disk, and then lets go of it', async () => {
    const window = new Window();
    const conversations = window.open();
    const first = await conversations.current();
    const { sent } = await begin(window, first);
    const second = conversations.create();
    assert.deepEqual(conversations.open, [first, second]);
    const released = changeOf(conversations, first, () => !conversations.open.includes(first));
    window.models
      .get(first)
      ?.push({ kind: 'text', index: 0, text: 'lo' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await sent;
    await released;
    assert.deepEqual(window.answers, { 'c-1': ['complete Hallo'] });
    assert.deepEqual(window.forgotten, ['c-1']);
    assert.deepEqual(conversations.open, [second]);
  });

  it('that still answers is found as it is, not read again', async () => {
    const window = new Window();
    const conversations = window.open();
    const first = await conversations.current();
    const { sent } = await begin(window, first);
    conversations.create();
    assert.equal(await conversations.find('c-1'), first);
    conversations.adopt(first);
    assert.equal(await conversations.current(), first);
    first.stop();
    await sent;
    await conversations.flush();
    assert.deepEqual(window.answers, { 'c-1': ['stopped Hal'] });
  });
});

describe('conversations that are open at once', () => {
  it('stream beside each other, each with its own answer', async () => {
    const window = new Window();
    const conversations = window.open();
    const sessions = [await conversations.current(), conversations.create(), conversations.create()];
    const begun = await Promise.all(sessions.map((session) => begin(window, session)));
    for (const [i, session] of sessions.entries()) {
      window.models
        .get(session)
        ?.push({ kind: 'text', index: 0, text: `lo ${i}` }, { kind: 'stop', reason: 'end_turn' }, 'end');
    }
    await Promise.all(begun.map(({ sent }) => sent));
    await conversations.flush();
    assert.deepEqual(window.answers, {
      'c-1': ['complete Hallo 0'],
      'c-2': ['complete Hallo 1'],
      'c-3': ['complete Hallo 2'],
    });
  });

  it('stay open while another place shows them', async () => {
    const window = new Window();
    const conversations = window.open();
    const first = await conversations.current();
    const held = conversations.hold(first);
    const second = conversations.create();
    assert.deepEqual(conversations.open, [first, second]);
    const released = changeOf(conversations, first, () => !conversations.open.includes(first));
    held.dispose();
    await released;
    assert.deepEqual(conversations.open, [second]);
  });

  it('are stopped when they are to be deleted, and never written again', async () => {
    const window = new Window();
    const conversations = window.open();
    const first = await conversations.current();
    const { sent } = await begin(window, first);
    await conversations.drop('c-1');
    await sent;
    assert.deepEqual(
      conversations.open.map(({ conversation: { id } }) => id),
      ['c-2'],
    );
    window.disk.clear();
    await conversations.flush();
    assert.deepEqual(window.answers, {});
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
