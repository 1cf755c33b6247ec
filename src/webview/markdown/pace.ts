/** Milliseconds of work between two frames. */
const LEAST = 1;
const MOST = 6;
/** Milliseconds from one beginning to the next by which the page is seen to miss frames: it lays out and paints too. */
const LATE = 36;

/** How long work may go on before the page gets to breathe: less where what it has done makes the page late. */
export class Pace {
  #budget = LEAST;
  #began = 0;

  begin(): void {
    const now = performance.now();
    const late = now - this.#began > LATE;
    this.#budget = late ? Math.max(LEAST, this.#budget / 2) : Math.min(MOST, this.#budget + 1);
    this.#began = now;
  }

  get goesOn(): boolean {
    return performance.now() - this.#began < this.#budget;
  }
}
