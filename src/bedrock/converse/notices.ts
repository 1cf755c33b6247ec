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
    const settled = promise.then(
      () => true,
      () => true,
    );
    let isOver = false;
    while (!isOver) {
      const next = new Promise<boolean>((resolve) => {
        this.#wake = () => resolve(false);
      });
      yield* this.#take();
      isOver = await Promise.race([settled, this.#waiting.length > 0 ? false : next]);
    }
    yield* this.#take();
  }

  #take(): readonly T[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }
}
