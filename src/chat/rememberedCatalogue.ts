import { isCancellation } from '../base/errors.ts';
import { Emitter, type Event } from '../base/event.ts';
import type { Disposable } from '../base/lifecycle.ts';
import type {
  AgreementOffer,
  CatalogueChange,
  ModelAccess,
  ModelCatalogue,
  RegionCatalogue,
  RegionOptions,
  RememberedCatalogue,
  UseCaseForm,
} from './catalogue.ts';
import { isAccessFresh, isFresh, isGoodForCalls, saysTheSame, type Moment } from './catalogueAge.ts';
import type { Connection } from './connection.ts';
import { failureOf } from './failure.ts';
import { RegionMemory, type CatalogueMemory } from './regionMemory.ts';

export interface RememberedPorts {
  /** Asks AWS; loads the SDK. */
  readonly source: () => Promise<ModelCatalogue>;
  /** Absent: nothing outlives this window. */
  readonly memory?: CatalogueMemory;
  /** Since when the AWS files are as they are, in epoch milliseconds. */
  readonly credentialsSince?: () => Promise<number>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** What could not be refreshed is not tried again unasked before this. */
const PATIENCE_MS = 60_000;

export function rememberCatalogue(ports: RememberedPorts): Remembered {
  return new Remembered(ports);
}

class Remembered implements RememberedCatalogue, Disposable {
  readonly #ports: RememberedPorts;
  readonly #now: () => number;
  readonly #changed = new Emitter<CatalogueChange>();
  readonly onDidChange: Event<CatalogueChange> = this.#changed.event;
  readonly #regions = new Map<string, RegionMemory>();
  readonly #life = new AbortController();
  readonly #startedAt: number;
  #doubtedAt = Number.NEGATIVE_INFINITY;

  constructor(ports: RememberedPorts) {
    this.#ports = ports;
    this.#now = ports.now ?? Date.now;
    this.#startedAt = this.#now() - 1;
  }

  async region(connection: Connection, options: RegionOptions): Promise<RegionCatalogue> {
    const { refresh = false, purpose = 'show', signal } = options;
    const memory = this.#of(connection);
    const known = await memory.load();
    if (refresh || !known) return this.#ask(memory, refresh, signal);
    const moment = await this.#moment(connection);
    if (purpose === 'call' && !isGoodForCalls(known, moment)) return this.#ask(memory, true, signal);
    if (!isFresh(known, moment)) void this.#refreshBehind(memory);
    return known;
  }

  async access(connection: Connection, modelId: string, signal: AbortSignal): Promise<ModelAccess> {
    const memory = this.#of(connection);
    await memory.load();
    const known = memory.access(modelId);
    if (known && isAccessFresh(known, await this.#moment(connection))) return known.access;
    const access = await (await this.#ports.source()).access(connection, modelId, signal);
    // What could not be found out is asked again as soon as somebody looks.
    if (access.state !== 'unknown') memory.keepAccess(modelId, access, this.#now());
    return access;
  }

  known(connection: Connection): Promise<RegionCatalogue | undefined> {
    return this.#of(connection).load();
  }

  async regionsWith(connection: Connection, modelId: string): Promise<readonly string[]> {
    const remembered = (await this.#ports.memory?.regions(connection)) ?? [];
    const here = this.#sameProfile(connection).map((memory) => memory.connection.region);
    const regions = [...new Set([...here, ...remembered])];
    const having = await Promise.all(
      regions.map(async (region) => has(this.#of({ ...connection, region }), modelId)),
    );
    return regions.filter((_, i) => having[i] === true);
  }

  async agreementOffers(
    connection: Connection,
    modelId: string,
    signal: AbortSignal,
  ): Promise<readonly AgreementOffer[]> {
    return (await this.#ports.source()).agreementOffers(connection, modelId, signal);
  }

  async acceptAgreement(
    connection: Connection,
    modelId: string,
    offer: Pick<AgreementOffer, 'token'>,
    signal: AbortSignal,
  ): Promise<void> {
    await (await this.#ports.source()).acceptAgreement(connection, modelId, offer, signal);
    this.#of(connection).forgetAccess(modelId);
  }

  async useCaseForm(connection: Connection, signal: AbortSignal): Promise<UseCaseForm> {
    return (await this.#ports.source()).useCaseForm(connection, signal);
  }

  doubt(): void {
    this.#doubtedAt = this.#now();
  }

  dispose(): void {
    this.#life.abort();
    for (const memory of this.#regions.values()) memory.dispose();
    this.#changed.dispose();
  }

  async #ask(memory: RegionMemory, refresh: boolean, signal: AbortSignal): Promise<RegionCatalogue> {
    const source = await this.#ports.source();
    const catalogue = await source.region(memory.connection, { refresh, signal });
    if (refresh) memory.forgetAccess();
    this.#keep(memory, catalogue);
    return catalogue;
  }

  #keep(memory: RegionMemory, catalogue: RegionCatalogue): void {
    const before = memory.catalogue;
    if (before === catalogue) return;
    memory.keep(catalogue);
    if (!before || !saysTheSame(before, catalogue)) this.#announce(memory, catalogue);
    const { accountId } = catalogue;
    if (before?.accountId === undefined || accountId === undefined || before.accountId === accountId) return;
    memory.forgetAccess();
    void this.#dropOtherAccounts(memory.connection, accountId);
  }

  /** The profile leads to another account than it did: what is known of its other regions is not that account's. */
  async #dropOtherAccounts(connection: Connection, accountId: string): Promise<void> {
    const remembered = (await this.#ports.memory?.regions(connection)) ?? [];
    for (const region of remembered) this.#of({ ...connection, region });
    for (const memory of this.#sameProfile(connection)) {
      const catalogue = await memory.load();
      if (catalogue && catalogue.accountId !== accountId) await memory.drop();
    }
  }

  /** Never rejects: what is shown stays, with the reason why it could not be refreshed. */
  async #refreshBehind(memory: RegionMemory): Promise<void> {
    const now = this.#now();
    if (Math.abs(now - memory.triedAt) < PATIENCE_MS) return;
    memory.triedAt = now;
    try {
      await this.#ask(memory, true, this.#life.signal);
    } catch (error) {
      const known = memory.catalogue;
      if (!known || this.#life.signal.aborted || isCancellation(error)) return;
      const trouble = { operation: 'ListFoundationModels', failure: failureOf(error) };
      const others = known.failures.filter(({ operation }) => operation !== trouble.operation);
      this.#keep(memory, { ...known, failures: [trouble, ...others] });
    }
  }

  #announce({ connection }: RegionMemory, catalogue: RegionCatalogue): void {
    this.#changed.fire({ connection, catalogue });
  }

  #of(connection: Connection): RegionMemory {
    const { profile, region, apiKey } = connection;
    const key = JSON.stringify([profile, region, apiKey]);
    const known = this.#regions.get(key);
    if (known) return known;
    const own = { region, ...(profile !== undefined && { profile }), ...(apiKey && { apiKey }) };
    const memory = new RegionMemory(own, this.#ports.memory);
    this.#regions.set(key, memory);
    return memory;
  }

  #sameProfile({ profile, apiKey }: Connection): readonly RegionMemory[] {
    return [...this.#regions.values()].filter(
      (memory) => memory.connection.profile === profile && memory.connection.apiKey === apiKey,
    );
  }

  async #moment({ apiKey }: Connection): Promise<Moment> {
    // Nothing tells whether it is the same key as in an earlier window.
    const since = apiKey ? this.#startedAt : ((await this.#ports.credentialsSince?.()) ?? 0);
    return { now: this.#now(), credentialsSince: Math.max(since, this.#doubtedAt) };
  }
}

/** A region may list what it does not have: AWS tells so of its access, once that was asked for. */
async function has(memory: RegionMemory, modelId: string): Promise<boolean> {
  const catalogue = await memory.load();
  const listed = catalogue?.models.some((model) => model.modelId === modelId) === true;
  return listed && memory.access(modelId)?.access.state !== 'not-in-region';
}
