import { decideResource, isForChat } from './accountResources.ts';
import type { FoundationModel, RegionCatalogue } from './catalogue.ts';
import { bestRoute, decideRoute, targetOf, type RoutePolicy, type TargetDecision } from './routing.ts';
import type { ModelTarget } from './modelRequest.ts';

/** What the person chose: a model, and a route to it when they chose that too. */
export interface ModelPreference {
  /** A foundation model's ID, or the ARN of something of the account's own. */
  readonly modelId: string;
  readonly routeId?: string;
}

/**
 * Model families (AWS's `modelFamily` and `modelName`, not IDs) that are fast and cheap enough to be a first default,
 * best first. Source: the default of the product page (Claude Haiku or its successor), then AWS's own small models.
 */
const FAST_FAMILIES: readonly RegExp[] = [/\bHaiku\b/i, /\bNova\b.*\bLite\b/i, /\bNova\b.*\bMicro\b/i];

/** Models that a chat can use: text in and out, and a way to call them. */
export function chatModels(catalogue: RegionCatalogue, policy: RoutePolicy): readonly FoundationModel[] {
  return catalogue.models.filter(
    (model) => isForChat(model) && bestRoute(model, catalogue, policy) !== undefined,
  );
}

/** The newest active model of the first family that this region has, else any active one that streams. */
export function defaultModel(catalogue: RegionCatalogue, policy: RoutePolicy): FoundationModel | undefined {
  const active = chatModels(catalogue, policy).filter((model) => model.lifecycle.status !== 'LEGACY');
  for (const family of FAST_FAMILIES) {
    const newest = active
      .filter((model) => family.test(`${model.family ?? ''} ${model.name}`))
      .sort(byVersion)[0];
    if (newest) return newest;
  }
  return active.find((model) => model.streaming !== false) ?? active[0];
}

/** The target for the person's preference, or for the default model when they have none; or why there is none. */
export function decideTarget(
  catalogue: RegionCatalogue,
  preference: ModelPreference | undefined,
  policy: RoutePolicy,
): TargetDecision {
  const resource = catalogue.resources.find(
    ({ sendId }) => sendId !== undefined && sendId === preference?.modelId,
  );
  if (resource) return decideResource(resource, catalogue, policy);
  const model = preference
    ? catalogue.models.find(({ modelId }) => modelId === preference.modelId)
    : defaultModel(catalogue, policy);
  if (!model) return noModel(catalogue, preference, policy);
  const decision = decideRoute(model, catalogue, policy, preference?.routeId);
  return decision.kind === 'route'
    ? { kind: 'target', target: targetOf(model, decision.route, catalogue.region) }
    : { kind: 'refused', reason: decision.reason, label: model.name };
}

/** The target alone; undefined where there is none. */
export function chooseTarget(
  catalogue: RegionCatalogue,
  preference: ModelPreference | undefined,
  policy: RoutePolicy,
): ModelTarget | undefined {
  const decision = decideTarget(catalogue, preference, policy);
  return decision.kind === 'target' ? decision.target : undefined;
}

/** Without a preference the policy may be what leaves no model: then that is told, and not that there are none. */
function noModel(
  catalogue: RegionCatalogue,
  preference: ModelPreference | undefined,
  policy: RoutePolicy,
): TargetDecision {
  if (preference) return { kind: 'refused', reason: { kind: goneKind(preference) } };
  const reasons = catalogue.models
    .filter(isForChat)
    .map((model) => decideRoute(model, catalogue, policy))
    .flatMap((decision) => (decision.kind === 'refused' ? [decision.reason] : []));
  const reason = reasons.find(({ kind }) => kind !== 'no-route') ?? { kind: 'no-route' };
  return { kind: 'refused', reason };
}

/** A foundation model's ID is never an ARN. */
function goneKind({ modelId }: ModelPreference): 'model-gone' | 'resource-gone' {
  return modelId.startsWith('arn:') ? 'resource-gone' : 'model-gone';
}

/** Highest version number in the name first: `Claude Haiku 4.5` before `Claude 3.5 Haiku`. */
export function byVersion(a: FoundationModel, b: FoundationModel): number {
  return version(b.name) - version(a.name) || b.name.localeCompare(a.name);
}

function version(name: string): number {
  return Number(/\d+(?:\.\d+)?/.exec(name)?.[0] ?? 0);
}
