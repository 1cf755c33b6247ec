import { abortable, abortError } from '../../base/abortable.ts';

interface Shared<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Callers that come while a call is under way wait for that one. Each may give up alone; when nobody waits any
 * more, the call itself is aborted. The next caller after the end begins a new one.
 */
export function share<T>(start: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  let current: Shared<T> | undefined;
  const begin = (): Shared<T> => {
    const controller = new AbortController();
    return { result: start(controller.signal), controller, waiting: 0 };
  };
  return async (signal) => {
    if (signal.aborted) throw abortError(signal);
    const mine = (current ??= begin());
    mine.waiting += 1;
    try {
      return await abortable(mine.result, signal);
    } finally {
      mine.waiting -= 1;
      if (mine.waiting === 0) {
        if (current === mine) current = undefined;
        mine.controller.abort();
      }
    }
  };
}
