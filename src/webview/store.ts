import { applyDelta } from '../protocol/applyDelta.ts';
import type { Delta } from '../protocol/messages.ts';
import type { PanelState } from '../protocol/views.ts';

/** Text that arrived for one block since the last render. */
export interface Appended {
  readonly turnId: string;
  readonly block: number;
  readonly text: string;
}

/** What differs from the last render. */
export interface Changes {
  /** A snapshot came: anything may differ. */
  readonly all: boolean;
  /** Turns that are new or differ in more than appended text. */
  readonly turns: ReadonlySet<string>;
  /** One entry for each block that grew, of turns that are not in `turns`. */
  readonly appended: readonly Appended[];
  /** Nothing but `appended`. */
  readonly onlyText: boolean;
}

type Render = (state: PanelState, changes: Changes) => void;

/** The page's copy of the host's state; renders at most once for each `schedule` (an animation frame). */
export class Store {
  readonly #schedule: (render: () => void) => void;
  readonly #render: Render;
  #state: PanelState | undefined;
  #scheduled = false;
  #all = false;
  #onlyText = true;
  #turns = new Set<string>();
  #appended = new Map<string, Appended>();

  constructor(schedule: (render: () => void) => void, render: Render) {
    this.#schedule = schedule;
    this.#render = render;
  }

  get state(): PanelState | undefined {
    return this.#state;
  }

  reset(state: PanelState): void {
    this.#state = state;
    this.#all = true;
    this.#onlyText = false;
    this.#request();
  }

  apply(deltas: readonly Delta[]): void {
    if (!this.#state) return;
    for (const delta of deltas) {
      this.#state = applyDelta(this.#state, delta);
      this.#note(delta);
    }
    this.#request();
  }

  #note(delta: Delta): void {
    if (delta.kind !== 'append') this.#onlyText = false;
    if (delta.kind === 'turn') this.#noteTurn(delta.turn.id);
    if (delta.kind === 'append' && !this.#turns.has(delta.turnId)) this.#noteAppend(delta);
  }

  /** The whole turn is rendered from the state, which has what was appended. */
  #noteTurn(turnId: string): void {
    this.#turns.add(turnId);
    for (const [key, appended] of this.#appended) if (appended.turnId === turnId) this.#appended.delete(key);
  }

  #noteAppend({ turnId, block, text }: Appended): void {
    const key = JSON.stringify([turnId, block]);
    const before = this.#appended.get(key)?.text ?? '';
    this.#appended.set(key, { turnId, block, text: before + text });
  }

  #request(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    if (!this.#state) return;
    const changes = {
      all: this.#all,
      turns: this.#turns,
      appended: [...this.#appended.values()],
      onlyText: this.#onlyText,
    };
    this.#all = false;
    this.#onlyText = true;
    this.#turns = new Set();
    this.#appended = new Map();
    this.#render(this.#state, changes);
  }
}
