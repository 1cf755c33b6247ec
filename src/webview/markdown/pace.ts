/** Milliseconds of work between two frames; what is there from the beginning is seen the sooner the more is read at once. */
const LEAST = 1;
const MOST = 3;
const FIRST = 8;
/** Milliseconds from one beginning to the next by which the page is seen to miss frames: it lays out and paints too. */
const LATE = 30;

/** How long work may go on before the page gets to breathe: less where what it has done makes the page late. */
export class Pace {
  #budget = FIRST;
  #began = 0;

  /** What comes after a pause that nobody asked for says nothing about the page. */
  begin(): void {
    this.#began = performance.now();
  }

  /** After the page was let breathe for a frame. */
  goOn(): void {
    const now = performance.now();
    const late = now - this.#began > LATE;
    this.#budget = late ? Math.max(LEAST, this.#budget / 2) : Math.min(MOST, this.#budget + 1);
    this.#began = now;
  }

  get hasTime(): boolean {
    return performance.now() - this.#began < this.#budget;
  }
}
