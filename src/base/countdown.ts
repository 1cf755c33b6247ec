const SECOND = 1000;
const MINUTE = 60;

/** What is left of a countdown, for words: whole minutes only from the second one on, seconds rounded up. */
export function remaining(ms: number): { readonly minutes: number; readonly seconds: number } {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  if (seconds < 2 * MINUTE) return { minutes: 0, seconds };
  return { minutes: Math.floor(seconds / MINUTE), seconds: seconds % MINUTE };
}
