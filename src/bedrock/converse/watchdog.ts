/** Calls back with the limit, in milliseconds, when it was started and not stopped in time. */
export class Watchdog {
  readonly #bite: (limitMs: number) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(bite: (limitMs: number) => void) {
    this.#bite = bite;
  }

  start(limitMs: number): void {
    this.stop();
    this.#timer = setTimeout(this.#bite, limitMs, limitMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
