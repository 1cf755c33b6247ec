import type { Delta } from '../../protocol/messages.ts';

type DeltaOf<K extends Delta['kind']> = Extract<Delta, { kind: K }>;

/** Changes waiting for the next frame, kept as few as they can be without changing what they add up to. */
export class DeltaQueue {
  #deltas: Delta[] = [];

  push(delta: Delta): void {
    switch (delta.kind) {
      case 'append':
        this.#append(delta);
        break;
      case 'turn':
        this.#putTurn(delta);
        break;
      default:
        this.#deltas = [...this.#deltas.filter(({ kind }) => kind !== delta.kind), delta];
    }
  }

  /** Everything that waits, in order; the queue is empty afterwards. */
  take(): Delta[] {
    const deltas = this.#deltas;
    this.#deltas = [];
    return deltas;
  }

  #append(delta: DeltaOf<'append'>): void {
    const last = this.#deltas.at(-1);
    const joins = last?.kind === 'append' && last.turnId === delta.turnId && last.block === delta.block;
    if (joins) this.#deltas.splice(-1, 1, { ...last, text: last.text + delta.text });
    else this.#deltas.push(delta);
  }

  /** A whole turn replaces what is waiting of it, at the place of the first: new turns keep their order. */
  #putTurn(delta: DeltaOf<'turn'>): void {
    const { id } = delta.turn;
    this.#deltas = this.#deltas.filter((waiting) => waiting.kind !== 'append' || waiting.turnId !== id);
    const at = this.#deltas.findIndex((waiting) => waiting.kind === 'turn' && waiting.turn.id === id);
    if (at < 0) this.#deltas.push(delta);
    else this.#deltas[at] = delta;
  }
}
