import { Emitter } from '../base/event.ts';
import type { Disposable } from '../base/lifecycle.ts';
import type { CatalogueChange, ModelCatalogue, RegionCatalogue, RememberedCatalogue } from './catalogue.ts';
import type { Connection } from './connection.ts';

export interface RememberedPorts {
  /** Asks AWS; loads the SDK. */
  readonly source: () => Promise<ModelCatalogue>;
}

/** Keeps what was loaded, so that it can be told without asking AWS. */
export function rememberCatalogue({ source }: RememberedPorts): RememberedCatalogue & Disposable {
  const changed = new Emitter<CatalogueChange>();
  const loaded = new Map<string, RegionCatalogue>();
  return {
    onDidChange: changed.event,
    async region(connection, options) {
      const catalogue = await (await source()).region(connection, options);
      loaded.set(keyOf(connection), catalogue);
      return catalogue;
    },
    known: (connection) => Promise.resolve(loaded.get(keyOf(connection))),
    regionsWith: (connection, modelId) =>
      Promise.resolve(
        [...loaded]
          .filter(([key, { region }]) => key === keyOf({ ...connection, region }))
          .filter(([, { models }]) => models.some((model) => model.modelId === modelId))
          .map(([, { region }]) => region),
      ),
    access: async (...asked) => (await source()).access(...asked),
    agreementOffers: async (...asked) => (await source()).agreementOffers(...asked),
    acceptAgreement: async (...asked) => (await source()).acceptAgreement(...asked),
    useCaseForm: async (...asked) => (await source()).useCaseForm(...asked),
    dispose: () => changed.dispose(),
  };
}

function keyOf({ profile, region, apiKey }: Connection): string {
  return JSON.stringify([profile, region, apiKey]);
}
