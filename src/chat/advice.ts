import type { TurnChoices } from './buildRequest.ts';
import type { FoundationModel, ModelCatalogue, RegionCatalogue } from './catalogue.ts';
import type { Failure, ModelInstead } from './failure.ts';
import { replacementFor } from './modelChoice.ts';
import type { ModelTarget } from './modelRequest.ts';
import { allowedRoutes, type RoutePolicy } from './routing.ts';

export interface AdvicePorts {
  readonly catalogue: Pick<ModelCatalogue, 'region'>;
  readonly policy: RoutePolicy;
}

/**
 * The failure with what the region's catalogue knows of a way out: the dates and the replacement of a model that is
 * retired, the inference profile of one that needs it. As it is where the catalogue can't be had; never rejects.
 */
export async function advise(
  failure: Failure,
  { connection, target }: TurnChoices,
  { catalogue, policy }: AdvicePorts,
  signal: AbortSignal,
): Promise<Failure> {
  if (!ADVISED.has(failure.cause)) return failure;
  try {
    return advised(failure, target, await catalogue.region(connection, { signal }), policy);
  } catch {
    return failure;
  }
}

const ADVISED: ReadonlySet<Failure['cause']> = new Set([
  'model-legacy',
  'model-not-found',
  'needs-inference-profile',
]);

/** Pure. */
export function advised(
  failure: Failure,
  target: ModelTarget,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): Failure {
  const model = catalogue.models.find(
    ({ modelId }) => modelId === (target.foundationModelId ?? target.modelId),
  );
  if (failure.cause !== 'model-legacy')
    return withInstead(failure, profileOf(model, target, catalogue, policy));
  const replacement = replacementFor(model, target, catalogue, policy);
  const told = withInstead(failure, replacement && { modelId: replacement.modelId, label: replacement.name });
  return { ...told, ...(model && dates(model)) };
}

function withInstead(failure: Failure, instead: ModelInstead | undefined): Failure {
  return instead ? { ...failure, instead } : failure;
}

function dates({ lifecycle: { legacyTime, endOfLifeTime } }: FoundationModel): Pick<Failure, 'lifecycle'> {
  if (legacyTime === undefined && endOfLifeTime === undefined) return {};
  return {
    lifecycle: {
      ...(legacyTime !== undefined && { legacyTime }),
      ...(endOfLifeTime !== undefined && { endOfLifeTime }),
    },
  };
}

/** The best allowed profile of the model that is not what was called. */
function profileOf(
  model: FoundationModel | undefined,
  target: ModelTarget,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): ModelInstead | undefined {
  if (!model) return undefined;
  const route = allowedRoutes(model, catalogue, policy).find(
    ({ kind, id }) => kind !== 'on-demand' && id !== target.modelId,
  );
  return route && { modelId: model.modelId, label: model.name, routeId: route.id, routeName: route.name };
}
