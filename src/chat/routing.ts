import type { CallableKind, FoundationModel, InferenceProfile, RegionCatalogue } from './catalogue.ts';
import type { ModelRouteKind, ModelTarget } from './modelRequest.ts';
import { refusalOf, type PolicyRefusal, type RoutePolicy } from './residency.ts';

export type { RoutePolicy } from './residency.ts';

/** A way to call a model from this region; only what the region's API returned. */
export interface Route {
  readonly kind: ModelRouteKind;
  readonly id: string;
  readonly name: string;
  /** Regions that may process the call; undefined: any commercial region. */
  readonly destinationRegions?: readonly string[];
}

/** How something of the account's own is called. */
export interface ResourceRoute extends Omit<Route, 'kind'> {
  readonly kind: CallableKind;
}

/** Why a model can't be called as it was asked for. */
export type RouteRefusal =
  | PolicyRefusal
  /** The region offers no route to the model: it is there for provisioned throughput only, or not at all. */
  | { readonly kind: 'no-route' }
  /** The region lists the model no longer. */
  | { readonly kind: 'model-gone' }
  /** Something of the account's own is no longer listed. */
  | { readonly kind: 'resource-gone' }
  /** It is there, but does not answer in the state that AWS gives it. */
  | { readonly kind: 'resource-not-ready'; readonly status: string }
  /** The chosen route is no longer one of the model's. */
  | { readonly kind: 'route-gone' }
  /** Each is paid for by somebody else: which one is not ours to guess. */
  | { readonly kind: 'application-profile-not-chosen'; readonly names: readonly string[] };

export type RouteDecision =
  | { readonly kind: 'route'; readonly route: Route }
  | { readonly kind: 'refused'; readonly reason: RouteRefusal };

/** What to call for what was asked for, or why not; `label`: the model's name, where it is known. */
export type TargetDecision =
  | { readonly kind: 'target'; readonly target: ModelTarget }
  | { readonly kind: 'refused'; readonly reason: RouteRefusal; readonly label?: string };

const ACTIVE = 'ACTIVE';

const RANK: Readonly<Record<ModelRouteKind, number>> = {
  profile: 0,
  'on-demand': 1,
  'application-profile': 2,
  'global-profile': 3,
};

/**
 * All routes to the model, best first: in-geography profiles (the one with the fewest destinations first), bare ID,
 * application profiles, global profile.
 */
export function routesOf(model: FoundationModel, catalogue: RegionCatalogue): readonly Route[] {
  const profiles = catalogue.profiles
    .filter(
      (profile) =>
        profile.status === ACTIVE && profile.models.some(({ modelId }) => modelId === model.modelId),
    )
    .map(profileRoute);
  const onDemand: Route[] = model.inferenceTypes.includes('ON_DEMAND')
    ? [{ kind: 'on-demand', id: model.modelId, name: model.name, destinationRegions: [catalogue.region] }]
    : [];
  return [...profiles, ...onDemand].sort(byPreference);
}

function byPreference(a: Route, b: Route): number {
  return RANK[a.kind] - RANK[b.kind] || reach(a) - reach(b) || compare(a.name, b.name) || compare(a.id, b.id);
}

function reach({ destinationRegions }: Route): number {
  return destinationRegions?.length ?? Number.MAX_SAFE_INTEGER;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function profileRoute(profile: InferenceProfile): Route {
  const regions = profile.models.map(({ region }) => region);
  const known = regions.filter((region) => region !== undefined);
  const global = known.length < regions.length;
  const application = profile.type === 'APPLICATION';
  return {
    kind: application ? 'application-profile' : global ? 'global-profile' : 'profile',
    // An application profile is addressed by its ARN, a system one by its ID.
    id: application ? profile.arn : profile.id,
    name: profile.name,
    ...(!global && { destinationRegions: [...new Set(known)].sort() }),
  };
}

/** Why the policy keeps a call in this region from taking the route; undefined: it may be taken. */
export function routeRefusal(
  route: Route | ResourceRoute,
  region: string,
  policy: RoutePolicy,
): PolicyRefusal | undefined {
  const { kind, destinationRegions } = route;
  return refusalOf({ region, kind, destinationRegions }, policy);
}

/** The routes that the policy allows, best first. */
export function allowedRoutes(
  model: FoundationModel,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): readonly Route[] {
  return routesOf(model, catalogue).filter((route) => !routeRefusal(route, catalogue.region, policy));
}

/** The route taken by default, or undefined when the only ones are not allowed or none exists. */
export function bestRoute(
  model: FoundationModel,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): Route | undefined {
  return allowedRoutes(model, catalogue, policy)[0];
}

/** The route to take, chosen or best, or why there is none. A chosen route is never replaced by another one. */
export function decideRoute(
  model: FoundationModel,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
  chosenId?: string,
): RouteDecision {
  const routes = routesOf(model, catalogue);
  if (chosenId !== undefined) {
    const chosen = routes.find(({ id }) => id === chosenId);
    return chosen ? held(chosen, catalogue.region, policy) : refused({ kind: 'route-gone' });
  }
  const allowed = allowedRoutes(model, catalogue, policy);
  const [best] = allowed;
  if (!best) return refused(whyNone(routes, catalogue.region, policy));
  return policy.requireApplicationProfile === true && allowed.length > 1
    ? refused({ kind: 'application-profile-not-chosen', names: allowed.map(({ name }) => name) })
    : { kind: 'route', route: best };
}

function held(route: Route, region: string, policy: RoutePolicy): RouteDecision {
  const reason = routeRefusal(route, region, policy);
  return reason ? refused(reason) : { kind: 'route', route };
}

function refused(reason: RouteRefusal): RouteDecision {
  return { kind: 'refused', reason };
}

/** What is said of the best route that is not allowed; of an application profile where one is required and there. */
function whyNone(routes: readonly Route[], region: string, policy: RoutePolicy): RouteRefusal {
  const required = policy.requireApplicationProfile === true;
  const told =
    (required ? routes.find(({ kind }) => kind === 'application-profile') : undefined) ?? routes[0];
  return (told && routeRefusal(told, region, policy)) ?? { kind: 'no-route' };
}

export function targetOf(model: FoundationModel, route: Route | ResourceRoute, region: string): ModelTarget {
  return {
    modelId: route.id,
    label: model.name,
    region,
    routeKind: route.kind,
    foundationModelId: model.modelId,
    model,
    ...(model.streaming !== undefined && { streaming: model.streaming }),
    ...(model.systemPrompts !== undefined && { systemPrompts: model.systemPrompts }),
    ...(model.maxOutputTokens !== undefined && { maxOutputTokens: model.maxOutputTokens }),
    ...(model.contextWindow !== undefined && { contextWindow: model.contextWindow }),
    ...(route.destinationRegions && { destinationRegions: route.destinationRegions }),
  };
}
