import { setTimeout as after } from 'node:timers/promises';

/** Rejects as soon as the client is gone. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await after(ms, undefined, { signal });
}

/** Rejects when the client is gone, which is the only end that it has. */
export function forever(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = (): void => reject(new Error('The client went away.'));
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}
