import type { Turn } from './turn.ts';

/** Turns that are placed at once: with those before them far out of sight, however short they are. */
const AT_ONCE = 50;
/** Turns that are placed before the page gets to breathe. */
const SLICE = 100;

/** Puts turns at the list's end: of a long conversation the latest at once, so that it is seen, the others in slices. */
export class TurnPlacer {
  readonly #list: HTMLElement;
  readonly #onPlaced: (turn: Turn) => void;
  /** Oldest first; all of them belong right before `#next`. */
  #waiting: readonly Turn[] = [];
  #next: Element | null = null;
  #timer: number | undefined;

  constructor(list: HTMLElement, onPlaced: (turn: Turn) => void) {
    this.#list = list;
    this.#onPlaced = onPlaced;
  }

  append(turns: readonly Turn[]): void {
    this.finish();
    this.#waiting = turns;
    this.#place(AT_ONCE);
  }

  /** Places what still waits: for whoever has to know where every turn is. */
  finish(): void {
    if (this.#waiting.length > 0) this.#place(this.#waiting.length);
  }

  #place(count: number): void {
    window.clearTimeout(this.#timer);
    const placed = this.#waiting.slice(-count);
    this.#waiting = this.#waiting.slice(0, -count);
    const slice = document.createDocumentFragment();
    slice.append(...placed.map(({ element }) => element));
    this.#list.insertBefore(slice, this.#next);
    for (const turn of placed) this.#onPlaced(turn);
    const isDone = this.#waiting.length === 0;
    this.#next = isDone ? null : (placed[0]?.element ?? null);
    if (!isDone) this.#timer = window.setTimeout(() => this.#place(SLICE));
  }
}
