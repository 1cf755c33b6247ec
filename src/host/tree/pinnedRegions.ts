import type { Memento } from 'vscode';
import { Emitter, type Event } from '../../base/event.ts';
import type { Disposable } from '../../base/lifecycle.ts';

const KEY = 'tree.regions';

/** Regions that the tree shows besides the present one, in the order they were added. */
export class PinnedRegions implements Disposable {
  readonly #memento: Pick<Memento, 'get' | 'update'>;
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange: Event<undefined> = this.#changed.event;

  constructor(memento: Pick<Memento, 'get' | 'update'>) {
    this.#memento = memento;
  }

  /** What another version stored and this one can't read counts as none. */
  list(): readonly string[] {
    const stored = this.#memento.get<unknown>(KEY);
    return Array.isArray(stored) ? stored.filter((region) => typeof region === 'string') : [];
  }

  add(region: string): Promise<void> {
    return this.#write([...new Set([...this.list(), region])]);
  }

  remove(region: string): Promise<void> {
    return this.#write(this.list().filter((other) => other !== region));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #write(regions: readonly string[]): Promise<void> {
    await this.#memento.update(KEY, regions);
    this.#changed.fire(undefined);
  }
}
