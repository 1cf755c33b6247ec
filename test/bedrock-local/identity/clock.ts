/** The stand-in's time: the machine's own, moved as a test says. */
export class Clock {
  #aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  advance(ms: number): void {
    this.#aheadMs += ms;
  }

  /** From then on time goes on at its own pace. */
  set(now: Date): void {
    this.#aheadMs = now.getTime() - Date.now();
  }

  /** The moment that many seconds from now. */
  after(seconds: number): Date {
    return new Date(this.now().getTime() + seconds * 1000);
  }

  isPast(moment: Date): boolean {
    return moment <= this.now();
  }
}
