import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { answerText, type Conversation } from '../../../../src/chat/conversation.ts';
import { Autosave } from '../../../../src/host/storage/autosave.ts';
import { HELLO, scripted } from '../panel/samples.ts';
import { recordingLog } from './folder.ts';

class FakeStore {
  readonly saved: Conversation[] = [];
  failures = 0;

  save(conversation: Conversation): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1;
      return Promise.reject(new Error('Disk full'));
    }
    this.saved.push(conversation);
    return Promise.resolve();
  }

  /** What each write held of the answer, and in which state it was. */
  get seen(): readonly string[] {
    return this.saved.map(({ turns }) => {
      const answer = turns.at(-1)?.answer;
      return answer ? `${answer.state.kind} ${answerText(answer)}`.trim() : '';
    });
  }
}

function setUp() {
  const store = new FakeStore();
  const log = recordingLog();
  const { session, model } = scripted();
  const autosave = new Autosave(session, { store, log });
  const says = async (text: string): Promise<void> => {
    const heard = new Promise<void>((resolve) => {
      const listening = session.onDidChange(() => {
        const turn = session.conversation.turns.at(-1);
        if (!turn || !answerText(turn.answer).endsWith(text)) return;
        listening.dispose();
        resolve();
      });
    });
    model.push({ kind: 'text', index: 0, text });
    await heard;
  };
  return { store, log, session, model, autosave, says };
}

describe('a conversation that streams', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  it('is written when the prompt is sent, then at most once a second, and once more at the end', async () => {
    const { store, session, model, autosave, says } = setUp();
    const sent = session.send(HELLO);
    for (const piece of ['a', 'b', 'c']) await says(piece);
    assert.deepEqual(store.seen, ['waiting']);
    mock.timers.tick(1000);
    for (const piece of ['d', 'e']) await says(piece);
    assert.deepEqual(store.seen, ['waiting', 'streaming abc']);
    model.push({ kind: 'stop', reason: 'end_turn' }, 'end');
    await sent;
    await autosave.flush();
    assert.deepEqual(store.seen, ['waiting', 'streaming abc', 'complete abcde']);
  });

  it('is not written again while nothing changes', async () => {
    const { store, session, model, autosave } = setUp();
    await autosave.flush();
    assert.deepEqual(store.seen, []);
    model.push({ kind: 'text', index: 0, text: 'Hi' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await session.send(HELLO);
    await autosave.flush();
    const before = store.saved.length;
    await autosave.flush();
    mock.timers.tick(5000);
    await autosave.flush();
    assert.equal(store.saved.length, before);
  });
});

describe('a conversation that can’t be written', () => {
  it('is said in the log and written the next time', async () => {
    const { store, log, session, model, autosave } = setUp();
    store.failures = 1;
    model.push({ kind: 'text', index: 0, text: 'Hi' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await session.send(HELLO);
    await autosave.flush();
    autosave.dispose();
    assert.deepEqual(log.lines, ['Saving conversation c: Disk full']);
    assert.equal(store.seen.at(-1), 'complete Hi');
  });
});
