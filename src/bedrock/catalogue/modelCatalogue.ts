import type { ModelCatalogue, RegionCatalogue } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { ByConnection } from '../clients/byConnection.ts';
import type { Clients } from '../clients/clients.ts';
import { Limiter } from '../clients/limiter.ts';
import { share } from '../clients/share.ts';
import { AccessLookup } from './accessLookup.ts';
import { createAgreements } from './agreements.ts';
import { fetchRegion } from './fetchRegion.ts';
import { readUseCaseForm } from './useCaseForm.ts';

/** What is incomplete is asked for again after this time, without anybody's pressing refresh. */
const INCOMPLETE_FOR_MS = 60_000;
const ACCESS_CALLS_AT_ONCE = 4;

export function createModelCatalogue(
  clients: Pick<Clients, 'control' | 'stamp'>,
  now = Date.now,
): ModelCatalogue {
  const limiter = new Limiter(ACCESS_CALLS_AT_ONCE);
  const create = (connection: Connection): Region => new Region(clients, connection, limiter, now);
  const regions = new ByConnection(create, clients.stamp);
  return {
    region: (connection, { refresh = false, signal }) => regions.get(connection).catalogue(refresh, signal),
    access: (connection, modelId, signal) => regions.get(connection).access.get(modelId, signal),
    ...createAgreements(clients),
    useCaseForm: (connection, signal) => readUseCaseForm(clients, connection, signal),
  };
}

/** What is known of one region for one profile. */
class Region {
  readonly access: AccessLookup;
  readonly #fetch: (signal: AbortSignal) => Promise<RegionCatalogue>;
  readonly #now: () => number;
  #catalogue: RegionCatalogue | undefined;

  constructor(
    clients: Pick<Clients, 'control'>,
    connection: Connection,
    limiter: Limiter,
    now: () => number,
  ) {
    const client = clients.control(connection);
    this.access = new AccessLookup(client, connection, limiter);
    this.#now = now;
    this.#fetch = share(async (signal) => {
      this.#catalogue = await fetchRegion(client, connection, now, signal);
      return this.#catalogue;
    });
  }

  async catalogue(refresh: boolean, signal: AbortSignal): Promise<RegionCatalogue> {
    if (refresh) this.access.clear();
    const known = this.#catalogue;
    if (known && !refresh && !this.#isStale(known)) return known;
    return this.#fetch(signal);
  }

  #isStale(catalogue: RegionCatalogue): boolean {
    return catalogue.failures.length > 0 && this.#now() - catalogue.fetchedAt >= INCOMPLETE_FOR_MS;
  }
}
