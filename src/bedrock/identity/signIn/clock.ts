import { setTimeout } from 'node:timers/promises';

/** Time, which a test makes itself. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Rejects with an AbortError when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
};
