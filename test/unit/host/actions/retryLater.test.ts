import assert from 'node:assert/strict';
import { toDisposable } from '../../../../src/base/lifecycle.ts';
import type { Turn } from '../../../../src/chat/conversation.ts';
import type { Failure } from '../../../../src/chat/failure.ts';
import { cardActions, runCountdownAction } from '../../../../src/host/actions/cardActions.ts';
import { canWait, RetryLater } from '../../../../src/host/actions/retryLater.ts';
import { aTurn, EMPTY, THROTTLED as PLAIN } from '../panel/samples.ts';

const THROTTLED: Failure = { ...PLAIN, actions: ['retry', 'retry-later'] };

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
    const other = failed({ ...PLAIN, cause: 'access-denied' });
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
    later.cancel('t');
    assert.deepEqual([timers.length, later.at('t'), changes], [0, undefined, ['t', 't']]);
    later.start(session, 't');
    session.conversation = { ...EMPTY, turns: [failed()] };
    await ring();
    assert.equal(session.retries, 0);
  });
});

describe('waiting for what takes minutes', () => {
  const pending: Failure = { ...THROTTLED, cause: 'subscription-pending', waitMs: 300_000 };

  it('waits as long as AWS says, and asks again until that is surely over', async () => {
    const { later, session, pauses, ring, timers } = waiting(
      ...Array.from({ length: 9 }, () => failed(pending)),
    );
    session.conversation = { ...EMPTY, turns: [failed(pending)] };
    later.start(session, 't');
    while (timers.length > 0) await ring();
    assert.deepEqual([pauses, session.retries], [[300_000, 300_000, 300_000, 300_000], 4]);
  });

  it('does not begin where text was shown', () => {
    const { later, session } = waiting();
    session.conversation = { ...EMPTY, turns: [aTurn({ state: { kind: 'interrupted', failure: pending } })] };
    later.start(session, 't');
    assert.equal(later.at('t'), undefined);
  });
});

describe('the button that retries when possible', () => {
  const labels = (failure: Failure) => cardActions(waiting().later, failure, failed(failure));

  it('comes where the failure says that waiting helps, and tells how long', () => {
    assert.deepEqual(labels({ ...THROTTLED, actions: ['retry', 'retry-later', 'pick-model'] }), [
      { id: 'retry', label: 'Try Again' },
      { id: 'retry-later', label: 'Retry When Possible' },
      { id: 'pick-model', label: 'Pick Model' },
    ]);
    assert.equal(labels({ ...THROTTLED, waitMs: 300_000 })[1]?.label, 'Try Again in 5 Minutes');
    assert.equal(canWait({ ...THROTTLED, actions: ['pick-model', 'retry'] }), false);
  });

  it('gives way to Cancel and Try Again while the card counts down', () => {
    const { later, session } = waiting();
    later.start(session, 't');
    assert.deepEqual(cardActions(later, THROTTLED, failed()), [
      { id: 'cancel-retry', label: 'Cancel' },
      { id: 'retry', label: 'Try Again' },
    ]);
  });

  it('begins the countdown, Cancel ends it, and so does any other action that is taken', () => {
    const { later, session } = waiting();
    const run = (action: string) => runCountdownAction(later, session as never, failed(), action);
    assert.deepEqual([run('retry-later'), later.at('t')], [true, 6000]);
    assert.deepEqual([run('cancel-retry'), later.at('t')], [true, undefined]);
    run('retry-later');
    assert.deepEqual([run('retry'), later.at('t')], [false, undefined]);
  });
});
