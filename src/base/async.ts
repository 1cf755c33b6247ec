import { toDisposable, type Disposable } from './lifecycle.ts';

/** Computes once, on first use; a rejection is not kept, so that the next call tries again. */
export function lazy<T>(create: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= create().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** Runs `flush` at most once per `intervalMs`: the first call at once, later ones together at the interval's end. */
export class Throttle implements Disposable {
  readonly #intervalMs: number;
  readonly #flush: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending = false;

  constructor(intervalMs: number, flush: () => void) {
    this.#intervalMs = intervalMs;
    this.#flush = flush;
  }

  schedule(): void {
    if (this.#timer) {
      this.#pending = true;
      return;
    }
    this.#timer = setTimeout(() => this.#elapsed(), this.#intervalMs);
    this.#flush();
  }

  /** Runs what is pending now and forgets the timer. */
  flushNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#pending) return;
    this.#pending = false;
    this.#flush();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = false;
  }

  #elapsed(): void {
    this.#timer = undefined;
    if (!this.#pending) return;
    this.#pending = false;
    this.schedule();
  }
}

/** Runs tasks one after another, in the order they were given; one that fails does not stop the next. */
export class Sequencer {
  #tail: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(task, task);
    this.#tail = result.catch(() => undefined);
    return result;
  }
}

/** Maps with at most `limit` calls under way; results keep the order of the items. */
export async function mapLimit<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [i, item] of queue) results[i] = await map(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

/** Calls back when the signal aborts (at once if it already has). */
export function onAbort(signal: AbortSignal, callback: () => void): Disposable {
  if (signal.aborted) {
    callback();
    return toDisposable(() => undefined);
  }
  signal.addEventListener('abort', callback, { once: true });
  return toDisposable(() => signal.removeEventListener('abort', callback));
}
