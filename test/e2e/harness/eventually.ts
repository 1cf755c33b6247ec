import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 20_000;
const intervalMs = 50;

/** Asks until there is an answer. For what announces itself nowhere: the journal of another process, a file. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`It never came: ${what}`);
    await delay(intervalMs);
  }
}
