/** Events that come up while a promise is waited for, given out as they come. */
export class Notices<T> {
  #waiting: T[] = [];
  #wake: () => void = () => undefined;

  push(notice: T): void {
    this.#waiting.push(notice);
    this.#wake();
  }

  /** Ends when the promise is settled, however; its outcome is the caller's to await. */
  async *until(promise: Promise<unknown>): AsyncGenerator<T, void, undefined> {
    let settled = false;
    const end = (): void => {
      settled = true;
      this.#wake();
    };
    void promise.then(end, end);
    for (;;) {
      yield* this.#take();
      if (settled) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        if (settled || this.#waiting.length > 0) resolve();
      });
    }
  }

  #take(): readonly T[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }
}
