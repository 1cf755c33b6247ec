import { Throttle } from '../base/async.ts';
import type { Disposable } from '../base/lifecycle.ts';
import type { ModelAccess, RegionCatalogue } from './catalogue.ts';
import { isTrouble, type KnownAccess } from './catalogueAge.ts';
import type { Connection } from './connection.ts';

/** What outlives the window of one region for one profile. */
export interface CatalogueRecord {
  readonly catalogue?: RegionCatalogue;
  /** By model ID. */
  readonly access: Readonly<Record<string, KnownAccess>>;
}

/** Nothing here rejects: what can't be read was never known, and what can't be written is asked of AWS again. */
export interface CatalogueMemory {
  load(connection: Connection): Promise<CatalogueRecord | undefined>;
  save(connection: Connection, record: CatalogueRecord): Promise<void>;
  drop(connection: Connection): Promise<void>;
  /** Those that are remembered for the same profile. */
  regions(connection: Connection): Promise<readonly string[]>;
}

const SAVE_MS = 1000;

/** What is known of one region for one profile, read once and written as it changes. */
export class RegionMemory implements Disposable {
  readonly connection: Connection;
  /** Of the last attempt to refresh it unasked, in epoch milliseconds. */
  triedAt = Number.NEGATIVE_INFINITY;
  readonly #memory: CatalogueMemory | undefined;
  readonly #saving = new Throttle(SAVE_MS, () => void this.#save());
  readonly #access = new Map<string, KnownAccess>();
  #catalogue: RegionCatalogue | undefined;
  /** The last one in which no list was missing. */
  #whole: RegionCatalogue | undefined;
  #loading: Promise<void> | undefined;

  constructor(connection: Connection, memory: CatalogueMemory | undefined) {
    this.connection = connection;
    this.#memory = memory;
  }

  get catalogue(): RegionCatalogue | undefined {
    return this.#catalogue;
  }

  async load(): Promise<RegionCatalogue | undefined> {
    this.#loading ??= this.#load();
    await this.#loading;
    return this.#catalogue;
  }

  /** To be shown and planned on from now on; what is not whole is not written over what is. */
  keep(catalogue: RegionCatalogue): void {
    this.#catalogue = catalogue;
    if (catalogue.failures.some(isTrouble)) return;
    this.#whole = catalogue;
    this.#saving.schedule();
  }

  access(modelId: string): KnownAccess | undefined {
    return this.#access.get(modelId);
  }

  keepAccess(modelId: string, access: ModelAccess, at: number): void {
    this.#access.set(modelId, { access, at });
    this.#saving.schedule();
  }

  /** `modelId` absent: of all models. */
  forgetAccess(modelId?: string): void {
    if (modelId === undefined) this.#access.clear();
    else this.#access.delete(modelId);
    this.#saving.schedule();
  }

  async drop(): Promise<void> {
    this.#catalogue = undefined;
    this.#whole = undefined;
    this.#access.clear();
    await this.#memory?.drop(this.connection);
  }

  dispose(): void {
    this.#saving.flushNow();
    this.#saving.dispose();
  }

  async #load(): Promise<void> {
    const record = await this.#memory?.load(this.connection);
    if (!record) return;
    // Whatever came meanwhile is newer.
    this.#whole ??= record.catalogue;
    if (record.catalogue) this.#catalogue ??= { ...record.catalogue, cached: true };
    for (const [modelId, known] of Object.entries(record.access)) {
      if (!this.#access.has(modelId)) this.#access.set(modelId, known);
    }
  }

  async #save(): Promise<void> {
    await this.#loading;
    await this.#memory?.save(this.connection, {
      ...(this.#whole && { catalogue: this.#whole }),
      access: Object.fromEntries(this.#access),
    });
  }
}
