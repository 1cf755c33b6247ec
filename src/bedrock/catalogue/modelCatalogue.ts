import type { FoundationModel, ModelAccess, ModelCatalogue, RegionCatalogue } from '../../chat/catalogue.ts';
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
/** Regions whose lists are fetched at once; one that hangs takes one place only. */
const REGIONS_AT_ONCE = 8;

export interface CatalogueOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Adds what else is known of the models; never rejects. */
  readonly complete?: (models: readonly FoundationModel[]) => Promise<readonly FoundationModel[]>;
}

interface Shared extends CatalogueOptions {
  readonly clients: Pick<Clients, 'control'>;
  readonly accessCalls: Limiter;
  readonly regionCalls: Limiter;
}

export function createModelCatalogue(
  clients: Pick<Clients, 'control' | 'stamp'>,
  options: CatalogueOptions = {},
): ModelCatalogue {
  const shared = {
    ...options,
    clients,
    accessCalls: new Limiter(ACCESS_CALLS_AT_ONCE),
    regionCalls: new Limiter(REGIONS_AT_ONCE),
  };
  const regions = new ByConnection((connection) => new Region(connection, shared), clients.stamp);
  const { agreementOffers, acceptAgreement } = createAgreements(clients);
  return {
    region: (connection, { refresh = false, signal }) => regions.get(connection).catalogue(refresh, signal),
    access: (connection, modelId, signal) => regions.get(connection).access(modelId, signal),
    agreementOffers,
    async acceptAgreement(connection, modelId, offer, signal) {
      await acceptAgreement(connection, modelId, offer, signal);
      regions.get(connection).forgetAccess();
    },
    useCaseForm: (connection, signal) => readUseCaseForm(clients, connection, signal),
  };
}

/** What is known of one region for one profile. */
class Region {
  readonly #access: AccessLookup;
  readonly #fetch: (signal: AbortSignal) => Promise<RegionCatalogue>;
  readonly #now: () => number;
  #catalogue: RegionCatalogue | undefined;

  constructor(connection: Connection, shared: Shared) {
    const { clients, complete, now = Date.now, accessCalls, regionCalls } = shared;
    const client = clients.control(connection);
    this.#access = new AccessLookup(client, connection, accessCalls);
    this.#now = now;
    this.#fetch = share(async (signal) => {
      const asked = { client, connection, now, ...(complete && { complete }) };
      this.#catalogue = await regionCalls.run(() => fetchRegion(asked, signal));
      return this.#catalogue;
    });
  }

  async catalogue(refresh: boolean, signal: AbortSignal): Promise<RegionCatalogue> {
    if (refresh) this.forgetAccess();
    const known = this.#catalogue;
    if (known && !refresh && !this.#isStale(known)) return known;
    return this.#fetch(signal);
  }

  access(modelId: string, signal: AbortSignal): Promise<ModelAccess> {
    return this.#access.get(modelId, signal);
  }

  forgetAccess(): void {
    this.#access.clear();
  }

  #isStale(catalogue: RegionCatalogue): boolean {
    return hasTrouble(catalogue) && this.#now() - catalogue.fetchedAt >= INCOMPLETE_FOR_MS;
  }
}

/** A list that is not offered stays so until somebody refreshes. */
function hasTrouble({ failures }: RegionCatalogue): boolean {
  return failures.some(({ quiet }) => quiet !== true);
}
