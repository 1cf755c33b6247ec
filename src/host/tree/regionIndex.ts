import { chatResources } from '../../chat/accountResources.ts';
import type { CallableResource, FoundationModel, RegionCatalogue } from '../../chat/catalogue.ts';
import { chatModels } from '../../chat/modelChoice.ts';
import { routeRefusal, routesOf, type Route, type RoutePolicy } from '../../chat/routing.ts';

/** A route to a model, and what the lists tell of it. */
export interface ListedRoute {
  readonly route: Route;
  readonly arn: string;
  /** The settings let a chat use it. */
  readonly callable: boolean;
}

/**
 * What follows from a region's catalogue and the policy alone, worked out once: filters change with every key that is
 * pressed, and look only at what is here.
 */
export class RegionIndex {
  readonly catalogue: RegionCatalogue;
  readonly policy: RoutePolicy;
  /** By name. */
  readonly models: readonly FoundationModel[];
  /** What a chat can use. */
  readonly callable: ReadonlySet<FoundationModel>;
  /** What the account has of its own, by kind and name. */
  readonly resources: readonly CallableResource[];
  readonly callableResources: ReadonlySet<CallableResource>;
  readonly #arns: ReadonlyMap<string, string>;
  readonly #routes = new Map<FoundationModel, readonly ListedRoute[]>();

  constructor(catalogue: RegionCatalogue, policy: RoutePolicy) {
    this.catalogue = catalogue;
    this.policy = policy;
    // A tree can't hold two rows of one ID, whatever AWS lists.
    const distinct = new Map(catalogue.models.map((model) => [model.modelId, model]));
    this.models = [...distinct.values()].sort((a, b) => byName(a.name, b.name));
    this.callable = new Set(chatModels(catalogue, policy));
    const resources = new Map(catalogue.resources.map((resource) => [resource.arn, resource]));
    this.resources = [...resources.values()].sort((a, b) => byName(a.kind, b.kind) || byName(a.name, b.name));
    this.callableResources = new Set(chatResources(catalogue, policy));
    this.#arns = new Map(catalogue.profiles.map(({ id, arn }) => [id, arn]));
  }

  /** Worked out when its row is first wanted. */
  routes(model: FoundationModel): readonly ListedRoute[] {
    const known = this.#routes.get(model) ?? this.#list(model);
    this.#routes.set(model, known);
    return known;
  }

  #list(model: FoundationModel): readonly ListedRoute[] {
    const { catalogue, policy } = this;
    const callable = this.callable.has(model);
    return routesOf(model, catalogue).map((route) => ({
      route,
      arn: this.#arnOf(route, model),
      callable: callable && !routeRefusal(route, catalogue.region, policy),
    }));
  }

  /** An application profile is addressed by its ARN. */
  #arnOf({ kind, id }: Route, model: FoundationModel): string {
    return this.#arns.get(id) ?? (kind === 'on-demand' ? model.arn : id);
  }
}

function byName(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}

/** Made once: to compare through `localeCompare` would make one each time. */
const COLLATOR = new Intl.Collator('en', { numeric: true });
