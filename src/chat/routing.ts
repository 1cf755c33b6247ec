import type { FoundationModel, InferenceProfile, RegionCatalogue } from './catalogue.ts';
import type { ModelTarget } from './modelRequest.ts';

export interface RoutePolicy {
  /** Global profiles may leave the geography, so they are used only when allowed. */
  readonly allowGlobal: boolean;
  /** Patterns such as `eu-*` or `us-east-1`; absent or empty: every region is allowed. */
  readonly allowedRegions?: readonly string[];
  /** Only application inference profiles are used. */
  readonly requireApplicationProfile?: boolean;
}

/** A way to call a model from this region; only what the region's API returned. */
export interface Route {
  readonly kind: 'profile' | 'global-profile' | 'application-profile' | 'on-demand';
  readonly id: string;
  readonly name: string;
  /** Regions that may process the call; undefined: any commercial region. */
  readonly destinationRegions?: readonly string[];
}

const ACTIVE = 'ACTIVE';

/** All routes to the model, best first: in-geography profile, bare ID, application profile, global profile. */
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
  return [...profiles, ...onDemand].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
}

const RANK: Readonly<Record<Route['kind'], number>> = {
  profile: 0,
  'on-demand': 1,
  'application-profile': 2,
  'global-profile': 3,
};

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

/** The routes that the policy allows, best first. */
export function allowedRoutes(
  model: FoundationModel,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): readonly Route[] {
  return routesOf(model, catalogue).filter(({ kind }) => kind !== 'global-profile' || policy.allowGlobal);
}

/** The route taken by default, or undefined when the only ones are not allowed or none exists. */
export function bestRoute(
  model: FoundationModel,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): Route | undefined {
  return allowedRoutes(model, catalogue, policy)[0];
}

export function targetOf(model: FoundationModel, route: Route, region: string): ModelTarget {
  return {
    modelId: route.id,
    label: model.name,
    region,
    foundationModelId: model.modelId,
    model,
    ...(model.streaming !== undefined && { streaming: model.streaming }),
    ...(model.systemPrompts !== undefined && { systemPrompts: model.systemPrompts }),
    ...(model.maxOutputTokens !== undefined && { maxOutputTokens: model.maxOutputTokens }),
    ...(model.contextWindow !== undefined && { contextWindow: model.contextWindow }),
    ...(route.destinationRegions && { destinationRegions: route.destinationRegions }),
  };
}
