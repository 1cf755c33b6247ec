import type { Nearness, NearnessChange, WatchNearness } from './nearness.ts';
import type { Turn } from './turn.ts';

/** Milliseconds of building before the page gets to breathe. */
const SLICE = 8;

/** Builds the turns that come near what is in sight, a few at a time, and takes down those that go away from it. */
export class TurnBuilder {
  readonly #onBuilt: (turn: Turn) => void;
  readonly #nearness: Nearness;
  readonly #turns = new Map<Element, Turn>();
  readonly #near = new Set<Turn>();
  /** Those to be built, in this order. */
  readonly #waiting = new Set<Turn>();
  #timer: number | undefined;
  #wanted: ((turn: Turn) => boolean) | undefined;

  constructor(watch: WatchNearness, onBuilt: (turn: Turn) => void) {
    this.#onBuilt = onBuilt;
    this.#nearness = watch((change) => this.#changed(change));
  }

  add(turn: Turn): void {
    this.#turns.set(turn.element, turn);
    if (this.#wanted?.(turn)) this.#waiting.add(turn);
    this.#nearness.observe(turn.element);
  }

  remove(turn: Turn): void {
    this.#nearness.unobserve(turn.element);
    this.#turns.delete(turn.element);
    this.#near.delete(turn);
    this.#waiting.delete(turn);
  }

  /** Now, for what will be in sight when the page is painted next. */
  build(turn: Turn): void {
    this.#build(turn);
    this.lookAgain(turn);
  }

  /** Asks anew where it is: of a turn that stays far nothing else would be heard, and it would stay built. */
  lookAgain({ element }: Turn): void {
    this.#nearness.unobserve(element);
    this.#nearness.observe(element);
  }

  #build(turn: Turn): void {
    this.#waiting.delete(turn);
    if (turn.isBuilt) return;
    turn.build();
    this.#onBuilt(turn);
  }

  /** Which turns are to be on the page, near or not; undefined: no others than those that are near. */
  want(wanted: ((turn: Turn) => boolean) | undefined): void {
    this.#wanted = wanted;
    for (const turn of [...this.#turns.values()].reverse()) {
      if (wanted?.(turn)) this.#wait(turn);
      else if (!this.#near.has(turn)) this.#rest(turn);
    }
    if (this.#timer === undefined) this.#work();
  }

  #wait(turn: Turn): void {
    if (!turn.isBuilt) this.#waiting.add(turn);
  }

  #changed({ near, far }: NearnessChange): void {
    for (const turn of this.#of(far)) {
      this.#near.delete(turn);
      if (!this.#wanted?.(turn)) this.#rest(turn);
    }
    for (const turn of this.#of(near)) {
      this.#near.add(turn);
      this.#wait(turn);
    }
    if (this.#timer === undefined) this.#work();
  }

  #of(elements: readonly Element[]): Turn[] {
    return elements.flatMap((element) => this.#turns.get(element) ?? []);
  }

  #rest(turn: Turn): void {
    this.#waiting.delete(turn);
    turn.rest();
  }

  #work(): void {
    this.#timer = undefined;
    const started = performance.now();
    for (const turn of this.#waiting) {
      this.#build(turn);
      if (performance.now() - started >= SLICE) break;
    }
    if (this.#waiting.size > 0) this.#timer = window.setTimeout(() => this.#work());
  }
}
