import type { Memento } from 'vscode';
import { Emitter, type Event } from '../../base/event.ts';
import type { Disposable } from '../../base/lifecycle.ts';

export interface StoredListOptions {
  readonly memento: Pick<Memento, 'get' | 'update'>;
  readonly key: string;
  /** `first`: what is added goes to the front, also where it was there already. */
  readonly add: 'first' | 'last';
  /** What is beyond it is forgotten, oldest first. */
  readonly limit?: number;
}

/** A short list of names that outlives the window, each once: pinned regions, favourite and recent models. */
export class StoredList implements Disposable {
  readonly #options: StoredListOptions;
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange: Event<undefined> = this.#changed.event;

  constructor(options: StoredListOptions) {
    this.#options = options;
  }

  /** What another version stored and this one can't read counts as none. */
  list(): readonly string[] {
    const { memento, key } = this.#options;
    const stored = memento.get<unknown>(key);
    return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : [];
  }

  add(...names: readonly string[]): Promise<void> {
    const { add, limit = Number.MAX_SAFE_INTEGER } = this.#options;
    const all = add === 'first' ? [...names, ...this.list()] : [...this.list(), ...names];
    const distinct = [...new Set(all)];
    return this.#write(add === 'first' ? distinct.slice(0, limit) : distinct.slice(-limit));
  }

  remove(...names: readonly string[]): Promise<void> {
    return this.#write(this.list().filter((name) => !names.includes(name)));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #write(names: readonly string[]): Promise<void> {
    await this.#options.memento.update(this.#options.key, names);
    this.#changed.fire(undefined);
  }
}
