/** How long to wait without a sign of life, in milliseconds. */
export interface Patience {
  /** For the first event, or for the whole of an answer that is not streamed: retries and slow thinkers included. */
  readonly firstEventMs: number;
  /** Between two events of a stream. */
  readonly idleMs: number;
}

const FIRST_EVENT_MS = 300_000;
const IDLE_SECONDS = 120;

/** Nobody who lets a stream be silent for so long wants its beginning sooner. */
export function patienceOf(idleSeconds = IDLE_SECONDS): Patience {
  const idleMs = idleSeconds * 1000;
  return { firstEventMs: Math.max(FIRST_EVENT_MS, idleMs), idleMs };
}
