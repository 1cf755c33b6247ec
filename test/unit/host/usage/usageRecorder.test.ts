import assert from 'node:assert/strict';
import type { UsageEntry } from '../../../../src/chat/usageEntry.ts';
import { UsageRecorder } from '../../../../src/host/usage/usageRecorder.ts';
import { HELLO, scripted, type Scripted } from '../panel/samples.ts';
import { recordingLog, type RecordingLog } from '../storage/folder.ts';

const SECRET = { ...HELLO, text: 'A secret question' };
const USAGE = { inputTokens: 3, outputTokens: 2, totalTokens: 5 };
const text = { kind: 'text', index: 0, text: 'A secret answer' } as const;
const stop = { kind: 'stop', reason: 'end_turn' } as const;

interface Setup extends Scripted {
  readonly written: UsageEntry[];
  readonly recorder: UsageRecorder;
  readonly log: RecordingLog;
  /** Resolves once the model has been asked. */
  readonly called: () => Promise<void>;
}

function setUp({ enabled = true, append }: { enabled?: boolean; append?: () => Promise<void> } = {}): Setup {
  const written: UsageEntry[] = [];
  const log = recordingLog();
  const recorder = new UsageRecorder({
    files: { append: append ?? ((entry) => Promise.resolve(void written.push(entry))) },
    enabled: () => enabled,
    log,
  });
  const { session, model } = scripted(undefined, { onAnswer: (turn) => recorder.heard(turn) });
  const called = (): Promise<void> =>
    new Promise((resolve) => {
      session.onDidChange((change) => change.kind === 'turn' && change.turn.answer.asked && resolve());
    });
  return { session, model, written, recorder, log, called };
}

const ANSWER = {
  turnId: 't-1',
  at: 7,
  profile: 'dev',
  region: 'eu-central-1',
  modelId: 'profile-1',
  modelLabel: 'Some Model',
  task: 'chat',
};

describe('What an answer took', () => {
  it('is written down once when it is over, without a word of it', async () => {
    const { session, model, written, recorder } = setUp();
    model.push(text, stop, { kind: 'metadata', usage: USAGE }, 'end');
    await session.send(SECRET);
    await recorder.flush();
    assert.deepEqual(written, [{ ...ANSWER, usage: USAGE }]);
    assert.doesNotMatch(JSON.stringify(written), /secret/);
  });

  it('is unknown where the answer was stopped, also by closing what it stood in', async () => {
    const { session, written, recorder, called } = setUp();
    const asked = called();
    const sent = session.send(SECRET);
    await asked;
    session.dispose();
    await sent;
    await recorder.flush();
    assert.deepEqual(written, [ANSWER]);
  });

  it('is written down for what is still on its way when the window goes', async () => {
    const { session, model, written, recorder, called } = setUp();
    const asked = called();
    const sent = session.send(SECRET);
    await asked;
    await recorder.flush();
    assert.deepEqual(written, [ANSWER]);
    model.push(text, stop, { kind: 'metadata', usage: USAGE }, 'end');
    await sent;
    await recorder.flush();
    assert.deepEqual(written, [ANSWER, { ...ANSWER, usage: USAGE }]);
  });

  it('is nothing where AWS refused, and where the person wants no history', async () => {
    const refused = setUp();
    refused.model.push(new Error('Refused'));
    await refused.session.send(SECRET);
    const off = setUp({ enabled: false });
    off.model.push(text, stop, { kind: 'metadata', usage: USAGE }, 'end');
    await off.session.send(SECRET);
    await Promise.all([refused.recorder.flush(), off.recorder.flush()]);
    assert.deepEqual([refused.written, off.written], [[], []]);
  });

  it('spoils no answer where it can’t be written', async () => {
    const { session, model, recorder, log } = setUp({
      append: () => Promise.reject(new Error('The disk is full')),
    });
    model.push(text, stop, 'end');
    await session.send(SECRET);
    await recorder.flush();
    assert.equal(session.conversation.turns[0]?.answer.state.kind, 'complete');
    assert.deepEqual(log.lines, ['Recording what an answer took: The disk is full']);
  });
});
