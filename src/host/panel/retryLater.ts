import { Emitter, type Event } from '../../base/event.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Answer, Turn } from '../../chat/conversation.ts';
import type { Failure, FailureCause } from '../../chat/failure.ts';
import type { ChatSession } from '../../chat/session.ts';

export interface RetryLaterPorts {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** 0 to 1: spreads the windows that AWS has turned away together. */
  readonly random: () => number;
  readonly setTimer: (run: () => void, ms: number) => Disposable;
}

interface Waiting {
  readonly turnId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly timer: Disposable;
}

type Retried = Pick<ChatSession, 'conversation' | 'isBusy' | 'retry'>;

const FIRST_MS = 5000;
/** Quotas are per minute: longer than that nothing gets better by waiting. */
const LONGEST_MS = 60_000;
const ATTEMPTS = 6;

/**
 * Sends a turn again once AWS may have room, with growing pauses that the person sees and may end. It begins only when
 * asked, and ends by itself as soon as anything of an answer has been shown.
 */
export class RetryLater implements Disposable {
  readonly #ports: RetryLaterPorts;
  readonly #changed = new Emitter<string>();
  /** The ID of a turn whose countdown has begun or ended. */
  readonly onDidChange: Event<string> = this.#changed.event;
  #waiting: Waiting | undefined;

  constructor(ports: RetryLaterPorts) {
    this.#ports = ports;
  }

  /** When the turn is sent again, in epoch milliseconds; undefined where it is not. */
  at(turnId: string): number | undefined {
    return this.#waiting?.turnId === turnId ? this.#waiting.at : undefined;
  }

  start(session: Retried, turnId: string): void {
    this.#wait(session, turnId, 0);
  }

  cancel(): void {
    const ended = this.#waiting;
    this.#waiting = undefined;
    ended?.timer.dispose();
    if (ended) this.#changed.fire(ended.turnId);
  }

  dispose(): void {
    this.#waiting?.timer.dispose();
    this.#waiting = undefined;
    this.#changed.dispose();
  }

  #wait(session: Retried, turnId: string, attempt: number): void {
    this.cancel();
    const answer = answerOf(session, turnId);
    if (!answer) return;
    const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt) * (1 + this.#ports.random() / 5);
    const run = (): void => void this.#retry(session, turnId, attempt, answer);
    const at = this.#ports.now() + pause;
    this.#waiting = { turnId, at, timer: this.#ports.setTimer(run, pause) };
    this.#changed.fire(turnId);
  }

  async #retry(session: Retried, turnId: string, attempt: number, answer: Answer): Promise<void> {
    this.cancel();
    // Sent again by hand meanwhile, or the person has gone on.
    if (session.isBusy || answerOf(session, turnId) !== answer) return;
    await session.retry(turnId);
    const state = answerOf(session, turnId)?.state;
    const again = state?.kind === 'failed' && canWait(state.failure) && attempt + 1 < ATTEMPTS;
    if (again) this.#wait(session, turnId, attempt + 1);
  }
}

const PASSING: ReadonlySet<FailureCause> = new Set(['throttled', 'service-unavailable', 'model-not-ready']);

/** Whether waiting can help: where AWS says it can't (a quota of the day), trying again is not the first advice. */
export function canWait({ cause, actions }: Failure): boolean {
  return PASSING.has(cause) && actions[0] === 'retry';
}

export function failureIn({ answer: { state } }: Turn): Failure | undefined {
  return state.kind === 'failed' || state.kind === 'interrupted' ? state.failure : undefined;
}

function answerOf({ conversation }: Retried, turnId: string): Answer | undefined {
  return conversation.turns.find(({ id }) => id === turnId)?.answer;
}
