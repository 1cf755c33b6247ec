import type { TurnChoices } from './buildRequest.ts';
import type { FoundationModel, RegionCatalogue, RememberedCatalogue } from './catalogue.ts';
import type { Failure, FailureCause, ModelInstead } from './failure.ts';
import type { ModelTarget } from './modelRequest.ts';
import { aroundRefused } from './otherRoute.ts';
import { replacementsFor } from './replacements.ts';
import { allowedRoutes, type RoutePolicy } from './routing.ts';

export interface AdvicePorts {
  readonly catalogue: Pick<RememberedCatalogue, 'region' | 'access' | 'regionsWith'>;
  readonly policy: RoutePolicy;
}

/** What the catalogue is asked for: another way to the model, one around a closed Region, or another model. */
type Help = 'route' | 'route-around' | 'model' | 'model-of-another-provider';

const HELP: ReadonlyMap<FailureCause, Help> = new Map<FailureCause, Help>([
  ['needs-inference-profile', 'route'],
  ['model-not-found', 'route'],
  ['access-denied', 'route-around'],
  ['model-legacy', 'model'],
  ['model-access-denied', 'model'],
  ['no-agreement', 'model'],
  ['use-case-form-missing', 'model'],
  ['marketplace-subscription', 'model'],
  ['subscription-pending', 'model'],
  ['data-retention', 'model'],
  ['geo-restricted', 'model-of-another-provider'],
]);

/** A failure is not kept back for longer, in milliseconds. */
const PATIENCE_MS = 4000;
/** So many models are looked at, at the same time. */
const MOST = 4;

/**
 * The failure with what the region's catalogue knows of a way out: the dates of a model that is retired, a model that
 * this account can use in its place, the inference profile of one that needs it, a route around a Region that is
 * closed to the caller. As it is where the catalogue can't be had; never rejects.
 */
export async function advise(
  failure: Failure,
  choices: TurnChoices,
  ports: AdvicePorts,
  signal: AbortSignal,
): Promise<Failure> {
  const help = HELP.get(failure.cause);
  if (!help) return failure;
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    return await advised(failure, help, choices, ports, patience);
  } catch {
    return failure;
  }
}

async function advised(
  failure: Failure,
  help: Help,
  { connection, target }: TurnChoices,
  { catalogue, policy }: AdvicePorts,
  signal: AbortSignal,
): Promise<Failure> {
  const region = await catalogue.region(connection, { signal });
  const modelId = target.foundationModelId ?? target.modelId;
  const model = region.models.find((one) => one.modelId === modelId);
  if (help === 'route-around') return aroundRefused(failure, target, region, policy);
  if (help === 'route') {
    const told = withInstead(failure, profileOf(model, target, region, policy));
    return model ? told : withElsewhere(told, await catalogue.regionsWith(connection, modelId));
  }
  const others = replacementsFor({ ...model, modelId }, region, policy)
    .filter(({ provider }) => help === 'model' || provider !== model?.provider)
    .slice(0, MOST);
  const access = (id: string): Promise<boolean> => isUsable(catalogue, connection, id, signal);
  const usable = await Promise.all(others.map((one) => access(one.modelId)));
  const other = others.find((_, i) => usable[i] === true);
  const told = withInstead(failure, other && { modelId: other.modelId, label: other.name });
  return failure.cause === 'model-legacy' && model ? { ...told, ...dates(model) } : told;
}

/** What AWS does not tell may work. */
async function isUsable(
  catalogue: AdvicePorts['catalogue'],
  connection: TurnChoices['connection'],
  modelId: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const { state } = await catalogue.access(connection, modelId, signal);
    return state === 'ready' || state === 'unknown';
  } catch {
    return true;
  }
}

function withInstead(failure: Failure, instead: ModelInstead | undefined): Failure {
  return instead ? { ...failure, instead } : failure;
}

function withElsewhere(failure: Failure, elsewhere: readonly string[]): Failure {
  return elsewhere.length > 0 ? { ...failure, elsewhere } : failure;
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

/** The best allowed profile of the model that is not what was called; whose bill it goes on is not ours to change. */
function profileOf(
  model: FoundationModel | undefined,
  target: ModelTarget,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): ModelInstead | undefined {
  if (!model) return undefined;
  const [route, ...more] = allowedRoutes(model, catalogue, policy).filter(
    ({ kind, id }) =>
      id !== target.modelId &&
      (policy.requireApplicationProfile === true || kind === 'profile' || kind === 'global-profile'),
  );
  if (!route || (policy.requireApplicationProfile === true && more.length > 0)) return undefined;
  return { modelId: model.modelId, label: model.name, routeId: route.id, routeName: route.name };
}
