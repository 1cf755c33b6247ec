import type { FoundationModel, ModelAccess, RegionCatalogue } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { chatModels } from '../../chat/modelChoice.ts';
import { accessAsker } from '../../chat/modelAccess.ts';
import type { ModelPrice } from '../../chat/prices.ts';
import type { Route, RoutePolicy } from '../../chat/routing.ts';
import type { PickerPorts } from './pickers.ts';

/** What rows of models tell besides the region's lists. */
export interface ModelFacts {
  /** IDs, in the person's order. */
  readonly favourites: readonly string[];
  /** IDs, the latest first. */
  readonly recents: readonly string[];
  readonly price: (model: FoundationModel, route: Route | undefined) => ModelPrice | undefined;
  readonly access: (model: FoundationModel) => ModelAccess | undefined;
}

export type FactPorts = Pick<PickerPorts, 'catalogue' | 'prices' | 'favourites' | 'recents'>;

/** So many are asked for before rows are shown anew. */
const BATCH = 8;

/**
 * The facts as they become known: at once with what needs no asking, then whenever access to a model turns out to be
 * refused. A failure to find out leaves it unknown.
 */
export async function* modelFacts(
  ports: FactPorts,
  connection: Connection,
  region: RegionCatalogue,
  policy: RoutePolicy,
  signal: AbortSignal,
): AsyncIterable<ModelFacts> {
  const known = new Map<string, ModelAccess>();
  const [favourites, recents] = [ports.favourites.list(), ports.recents.list()];
  const prices = await ports.prices();
  const facts: ModelFacts = {
    favourites,
    recents,
    price: (model, route) =>
      prices.price({
        foundationModelId: model.modelId,
        ...(route && { sentId: route.id }),
        route: route?.kind === 'global-profile' ? 'global' : 'regional',
      }),
    access: ({ modelId }) => known.get(modelId),
  };
  yield facts;
  const first = new Set([...favourites, ...recents]);
  const models = chatModels(region, policy).toSorted(
    (a, b) => Number(first.has(b.modelId)) - Number(first.has(a.modelId)),
  );
  const ask = accessAsker(ports.catalogue, connection);
  for (let i = 0; i < models.length; i += BATCH) {
    const batch = models.slice(i, i + BATCH);
    const answers = await Promise.allSettled(batch.map((model) => ask(model, signal)));
    if (signal.aborted) return;
    if (remember(known, batch, answers)) yield facts;
  }
}

/** Whether a row changes by it. */
function remember(
  known: Map<string, ModelAccess>,
  models: readonly FoundationModel[],
  answers: readonly PromiseSettledResult<ModelAccess>[],
): boolean {
  let told = false;
  for (const [i, answer] of answers.entries()) {
    const model = models[i];
    if (!model || answer.status === 'rejected') continue;
    known.set(model.modelId, answer.value);
    told ||= answer.value.state !== 'ready';
  }
  return told;
}
