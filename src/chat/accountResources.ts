import type { CallableResource, FoundationModel, RegionCatalogue } from './catalogue.ts';
import type { ModelTarget } from './modelRequest.ts';
import {
  routeRefusal,
  targetOf,
  type ResourceRoute,
  type RoutePolicy,
  type TargetDecision,
} from './routing.ts';

/** Text in and text out. */
export function isForChat({ inputModalities, outputModalities }: FoundationModel): boolean {
  return inputModalities.includes('TEXT') && outputModalities.includes('TEXT');
}

/** What of the account's own a chat can use. */
export function chatResources(catalogue: RegionCatalogue, policy: RoutePolicy): readonly CallableResource[] {
  return catalogue.resources.filter(
    (resource) =>
      isTalking(resource, catalogue) && decideResource(resource, catalogue, policy).kind === 'target',
  );
}

/** Only what AWS says otherwise of is left out: an unknown model works by default. */
function isTalking(resource: CallableResource, catalogue: RegionCatalogue): boolean {
  return resource.instruct !== false && modelsBehind(resource, catalogue).every(isForChat);
}

/** How it is called; undefined where it is called through something else, as a custom model is. */
function resourceRoute(
  { kind, sendId, name, models }: CallableResource,
  region: string,
): ResourceRoute | undefined {
  if (kind === 'custom-model' || sendId === undefined) return undefined;
  const regions = kind === 'prompt-router' ? models.map((model) => model.region) : [region];
  const known = regions.filter((one) => one !== undefined);
  const isKnown = known.length > 0 && known.length === regions.length;
  return { kind, id: sendId, name, ...(isKnown && { destinationRegions: [...new Set(known)].sort() }) };
}

export function decideResource(
  resource: CallableResource,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): TargetDecision {
  const { name: label, ready, status } = resource;
  const route = resourceRoute(resource, catalogue.region);
  if (!route) return { kind: 'refused', reason: { kind: 'no-route' }, label };
  if (ready === false) {
    return { kind: 'refused', reason: { kind: 'resource-not-ready', status }, label };
  }
  const reason = routeRefusal(route, catalogue.region, policy);
  if (reason) return { kind: 'refused', reason, label };
  return { kind: 'target', target: resourceTarget(resource, route, catalogue) };
}

/** One foundation model behind it lends its capabilities; of several nobody knows which one will answer. */
function resourceTarget(
  resource: CallableResource,
  route: ResourceRoute,
  catalogue: RegionCatalogue,
): ModelTarget {
  const { region } = catalogue;
  const label = resource.name;
  const ids = new Set(resource.models.map(({ modelId }) => modelId));
  const models = modelsBehind(resource, catalogue);
  const [model] = models;
  if (ids.size === 1 && model) return { ...targetOf(model, route, region), label };
  const [foundationModelId] = ids;
  const limits = models.flatMap(({ maxOutputTokens }) => maxOutputTokens ?? []);
  return {
    modelId: route.id,
    label,
    region,
    routeKind: route.kind,
    ...(ids.size === 1 && foundationModelId !== undefined && { foundationModelId }),
    ...(limits.length > 0 && { maxOutputTokens: Math.min(...limits) }),
    ...(route.destinationRegions && { destinationRegions: route.destinationRegions }),
  };
}

/** As far as the region lists them. */
function modelsBehind({ models }: CallableResource, catalogue: RegionCatalogue): readonly FoundationModel[] {
  const ids = new Set(models.map(({ modelId }) => modelId));
  return catalogue.models.filter(({ modelId }) => ids.has(modelId));
}
