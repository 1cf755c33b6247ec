import assert from 'node:assert/strict';
import { toDisposable } from '../../../../src/base/lifecycle.ts';
import type { Turn } from '../../../../src/chat/conversation.ts';
import type { Failure } from '../../../../src/chat/failure.ts';
import { panelActions } from '../../../../src/host/panel/panelActions.ts';
import { canWait, RetryLater } from '../../../../src/host/panel/retryLater.ts';
import { aTurn, EMPTY, THROTTLED } from './samples.ts';

const failed = (failure: Failure = THROTTLED): Turn => aTurn({ state: { kind: 'failed', failure } });

/** Time that passes only when a timer rings, and a session whose retries end as the test says. */
function waiting(...ends: readonly Turn[]) {
  const left = [...ends];
  const timers: (() => void)[] = [];
  const pauses: number[] = [];
  const later = new RetryLater({
    now: () => 1000,
    random: () => 0,
    setTimer: (run, ms) => {
      pauses.push(ms);
      timers.push(run);
      return toDisposable(() => timers.splice(timers.indexOf(run), 1));
    },
  });
  const session = {
    conversation: { ...EMPTY, turns: [failed()] },
    isBusy: false,
    retries: 0,
    retry: () => {
      session.retries += 1;
      session.conversation = { ...EMPTY, turns: [left.shift() ?? failed()] };
      return Promise.resolve();
    },
  };
  const ring = async (): Promise<void> => {
    timers.at(-1)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { later, session, timers, pauses, ring };
}

describe('retrying when possible', () => {
  it('waits longer each time, and gives up in the end', async () => {
    const { later, session, pauses, ring, timers } = waiting();
    later.start(session, 't');
    assert.equal(later.at('t'), 6000);
    while (timers.length > 0) await ring();
    assert.deepEqual(pauses, [5000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    assert.deepEqual([session.retries, later.at('t')], [6, undefined]);
  });

  it('never sends again by itself once text was shown, or another failure has come', async () => {
    const blocks = [{ kind: 'text', index: 0, text: 'Hal', citations: [] }] as const;
    const shown = aTurn({ state: { kind: 'interrupted', failure: THROTTLED }, blocks });
    const other = failed({ ...THROTTLED, cause: 'access-denied' });
    for (const end of [shown, other]) {
      const { later, session, timers, ring } = waiting(end);
      later.start(session, 't');
      await ring();
      assert.deepEqual([session.retries, timers.length], [1, 0]);
    }
  });

  it('ends when it is cancelled, and does nothing where the person has gone on', async () => {
    const { later, session, timers, ring } = waiting();
    const changes: string[] = [];
    later.onDidChange((turnId) => changes.push(turnId));
    later.start(session, 't');
    later.cancel();
    assert.deepEqual([timers.length, later.at('t'), changes], [0, undefined, ['t', 't']]);
    later.start(session, 't');
    session.conversation = { ...EMPTY, turns: [failed()] };
    await ring();
    assert.equal(session.retries, 0);
  });
});

describe('the button that retries when possible', () => {
  it('comes after Try Again, where waiting helps', () => {
    const { later } = waiting();
    const ids = (failure: Failure) => panelActions(later, failure, failed(failure)).map(({ id }) => id);
    assert.deepEqual(ids({ ...THROTTLED, actions: ['retry', 'pick-model'] }), [
      'retry',
      'retry-later',
      'pick-model',
    ]);
    const ofTheDay: Failure = { ...THROTTLED, actions: ['pick-model', 'retry'] };
    assert.deepEqual(ids(ofTheDay), ['pick-model', 'retry']);
    assert.equal(canWait({ ...THROTTLED, cause: 'input-too-long' }), false);
  });

  it('gives way to Cancel while the card counts down', () => {
    const { later, session } = waiting();
    later.start(session, 't');
    assert.deepEqual(panelActions(later, THROTTLED, failed()), [{ id: 'cancel-retry', label: 'Cancel' }]);
  });
});
