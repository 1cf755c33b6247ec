/**
 * Calls back with the limit, in milliseconds, when a wait was begun and not ended in time. Its timer is set once, not
 * anew with each wait: a stream has one for each of its events.
 */
export class Watchdog {
  readonly #bite: (limitMs: number) => void;
  #limitMs = 0;
  /** When the wait began, by `performance.now()`; undefined: nothing is waited for. */
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(bite: (limitMs: number) => void) {
    this.#bite = bite;
  }

  wait(limitMs: number): void {
    this.#since = performance.now();
    if (this.#timer && limitMs === this.#limitMs) return;
    this.#limitMs = limitMs;
    this.#set(limitMs);
  }

  /** What was waited for has come; another wait may follow. */
  heard(): void {
    this.#since = undefined;
  }

  stop(): void {
    this.heard();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #set(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), delayMs);
  }

  #look(): void {
    const leftMs = this.#limitMs - (this.#since === undefined ? 0 : performance.now() - this.#since);
    // A timer may go off a little early.
    if (leftMs > 1) this.#set(leftMs);
    else this.#bite(this.#limitMs);
  }
}
