import { onAbort } from './async.ts';

/**
 * The promise's outcome, or an AbortError as soon as the signal aborts: AWS's SDK does not look at its signal while
 * credentials resolve or a retry waits, nor need other people's tools. What goes on behind is left to end by itself.
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const listening = onAbort(signal, () => reject(abortError(signal)));
    void promise.then(resolve, reject).finally(() => listening.dispose());
  });
}

/** Whatever the reason was given as, an aborted wait is told by the name AbortError. */
export function abortError(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  if (reason instanceof Error && reason.name === 'AbortError') return reason;
  return Object.assign(new Error('The operation was aborted', { cause: reason }), { name: 'AbortError' });
}
