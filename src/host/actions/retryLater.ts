import { Emitter, type Event } from '../../base/event.ts';
import { toDisposable, type Disposable } from '../../base/lifecycle.ts';
import { findTurn } from '../../chat/branches.ts';
import type { Answer, Turn } from '../../chat/conversation.ts';
import type { Failure } from '../../chat/failure.ts';
import type { ChatSession } from '../../chat/session.ts';

export interface RetryLaterPorts {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** 0 to 1: spreads the windows that AWS has turned away together. */
  readonly random: () => number;
  readonly setTimer: (run: () => void, ms: number) => Disposable;
}

interface Waiting {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly timer: Disposable;
}

type Retried = Pick<ChatSession, 'conversation' | 'isBusy'> & {
  readonly retry: (turnId: string) => Promise<unknown>;
};

const FIRST_MS = 5000;
/** Quotas are per minute: longer than that nothing gets better by waiting. */
const LONGEST_MS = 60_000;
const ATTEMPTS = 6;
/** Where AWS tells how long it takes (a subscription: 15 minutes), it is asked until that is surely over. */
const PATIENCE_MS = 20 * 60_000;

/**
 * Sends turns again once AWS may have room, with pauses that the person sees and may end. It begins only when asked,
 * and ends by itself as soon as anything of an answer has been shown.
 */
export class RetryLater implements Disposable {
  readonly #ports: RetryLaterPorts;
  readonly #changed = new Emitter<string>();
  /** The ID of a turn whose countdown has begun or ended. */
  readonly onDidChange: Event<string> = this.#changed.event;
  readonly #waiting = new Map<string, Waiting>();

  constructor(ports: RetryLaterPorts = REAL_TIME) {
    this.#ports = ports;
  }

  /** When the turn is sent again, in epoch milliseconds; undefined where it is not. */
  at(turnId: string): number | undefined {
    return this.#waiting.get(turnId)?.at;
  }

  start(session: Retried, turnId: string): void {
    this.#wait(session, turnId, 0);
  }

  cancel(turnId: string): void {
    const ended = this.#waiting.get(turnId);
    if (!ended) return;
    this.#waiting.delete(turnId);
    ended.timer.dispose();
    this.#changed.fire(turnId);
  }

  cancelAll(): void {
    for (const turnId of [...this.#waiting.keys()]) this.cancel(turnId);
  }

  dispose(): void {
    for (const { timer } of this.#waiting.values()) timer.dispose();
    this.#waiting.clear();
    this.#changed.dispose();
  }

  #wait(session: Retried, turnId: string, attempt: number): void {
    this.cancel(turnId);
    const answer = answerOf(session, turnId);
    if (answer?.state.kind !== 'failed') return;
    const { waitMs } = answer.state.failure;
    const pause = (waitMs ?? Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt)) * (1 + this.#ports.random() / 5);
    const run = (): void => void this.#retry(session, turnId, attempt, answer);
    this.#waiting.set(turnId, { at: this.#ports.now() + pause, timer: this.#ports.setTimer(run, pause) });
    this.#changed.fire(turnId);
  }

  async #retry(session: Retried, turnId: string, attempt: number, answer: Answer): Promise<void> {
    this.cancel(turnId);
    // Sent again by hand meanwhile, or the person has gone on.
    if (session.isBusy || answerOf(session, turnId) !== answer) return;
    await session.retry(turnId);
    const state = answerOf(session, turnId)?.state;
    if (state?.kind !== 'failed' || !canWait(state.failure)) return;
    if (attempt + 1 < attemptsFor(state.failure)) this.#wait(session, turnId, attempt + 1);
  }
}

const REAL_TIME: RetryLaterPorts = {
  now: Date.now,
  random: Math.random,
  setTimer: (run, ms) => {
    const timer = setTimeout(run, ms);
    return toDisposable(() => clearTimeout(timer));
  },
};

function attemptsFor({ waitMs }: Failure): number {
  return waitMs === undefined ? ATTEMPTS : Math.max(1, Math.floor(PATIENCE_MS / waitMs));
}

/** Whether waiting can help, as its rule tells: a quota of the day does not come back in a minute. */
export function canWait({ actions }: Failure): boolean {
  return actions.includes('retry-later');
}

/** Only where nothing was shown: text on the screen is never replaced by itself. */
export function waitingFailure({ answer: { state } }: Turn): Failure | undefined {
  return state.kind === 'failed' && canWait(state.failure) ? state.failure : undefined;
}

function answerOf({ conversation }: Retried, turnId: string): Answer | undefined {
  return findTurn(conversation, turnId)?.answer;
}
