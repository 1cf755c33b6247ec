import type { CallableResource, FoundationModel, RegionCatalogue } from '../../chat/catalogue.ts';
import { chatModels } from '../../chat/modelChoice.ts';
import { allowedRoutes, routesOf, type Route, type RoutePolicy } from '../../chat/routing.ts';
import { hasWords, isFiltering, matches, type TreeFilter } from './filter.ts';
import {
  idOf,
  messageNode,
  type GroupNode,
  type MessageNode,
  type ModelNode,
  type RegionNode,
  type ResourceNode,
  type ResourcesNode,
  type RouteNode,
} from './nodes.ts';

/** What rows depend on besides the catalogue. */
export interface RowsView {
  readonly policy: RoutePolicy;
  readonly filter: TreeFilter;
  readonly favourites: readonly string[];
  /** False where access to it is known to be refused. */
  readonly accessible: (model: FoundationModel) => boolean;
}

export type RegionRow = MessageNode | GroupNode | ResourcesNode;

/** Groups show their rows at once where all of them together are no more than this. */
const FEW_MODELS = 12;

/** What a region's lists become: failures, the favourites, what the account owns, then the providers by name. */
export function regionRows(
  region: RegionNode,
  catalogue: RegionCatalogue,
  view: RowsView,
): readonly RegionRow[] {
  const build = new Build(region, catalogue, view);
  const rows = [
    ...failureRows(region, catalogue),
    ...build.favourites(),
    ...build.resources(),
    ...build.providers(),
    ...quietRow(region, catalogue),
  ];
  if (rows.some(({ kind }) => kind !== 'message')) return rows;
  return [...rows, ...nothingRow(region, catalogue, view)];
}

function failureRows(region: RegionNode, { failures }: RegionCatalogue): readonly MessageNode[] {
  return failures
    .filter(({ quiet }) => quiet !== true)
    .map(({ operation, failure }) => messageNode(region, operation, { kind: 'failed', failure, operation }));
}

function quietRow(region: RegionNode, { failures }: RegionCatalogue): readonly MessageNode[] {
  const quiet = failures.filter((failure) => failure.quiet === true);
  return quiet.length === 0 ? [] : [messageNode(region, 'partial', { kind: 'partial', failures: quiet })];
}

function nothingRow(
  region: RegionNode,
  { models, failures }: RegionCatalogue,
  { filter }: RowsView,
): readonly MessageNode[] {
  if (models.length > 0 && isFiltering(filter))
    return [messageNode(region, 'filtered', { kind: 'filtered', models: models.length })];
  const told = failures.some(({ quiet }) => quiet !== true);
  return told ? [] : [messageNode(region, 'empty', { kind: 'empty' })];
}

/** One pass over the catalogue: each model is looked at once. */
class Build {
  readonly #region: RegionNode;
  readonly #catalogue: RegionCatalogue;
  readonly #view: RowsView;
  readonly #callable: ReadonlySet<FoundationModel>;
  readonly #shown: readonly FoundationModel[];
  readonly #arns: ReadonlyMap<string, string>;
  readonly #favourites: ReadonlySet<string>;

  constructor(region: RegionNode, catalogue: RegionCatalogue, view: RowsView) {
    this.#region = region;
    this.#catalogue = catalogue;
    this.#view = view;
    this.#callable = new Set(chatModels(catalogue, view.policy));
    this.#favourites = new Set(view.favourites);
    this.#arns = new Map(
      catalogue.profiles.flatMap(
        ({ id, arn }) =>
          [
            [id, arn],
            [arn, arn],
          ] as const,
      ),
    );
    this.#shown = catalogue.models
      .filter((model) => matches(view.filter, model, this.#callable.has(model) && view.accessible(model)))
      .toSorted(byName);
  }

  favourites(): readonly GroupNode[] {
    const models = this.#shown.filter(({ modelId }) => this.#favourites.has(modelId));
    if (models.length === 0) return [];
    return [this.#group('favourites', '', models, this.#favourites.size)];
  }

  providers(): readonly GroupNode[] {
    const totals = Map.groupBy(this.#catalogue.models, ({ provider }) => provider);
    return [...Map.groupBy(this.#shown, ({ provider }) => provider)]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, models]) => this.#group('provider', name, models, totals.get(name)?.length ?? 0));
  }

  resources(): readonly ResourcesNode[] {
    const owned = this.#catalogue.resources.filter((resource) => this.#showsResource(resource));
    if (owned.length === 0) return [];
    const resources: ResourceNode[] = [];
    const id = idOf(this.#region, 'resources:');
    const parent: ResourcesNode = { kind: 'resources', id, parent: this.#region, resources };
    for (const resource of owned.toSorted(byKindAndName))
      resources.push({ kind: 'resource', id: idOf(parent, resource.arn), parent, resource });
    return [parent];
  }

  #group(
    group: GroupNode['group'],
    name: string,
    found: readonly FoundationModel[],
    total: number,
  ): GroupNode {
    const models: ModelNode[] = [];
    const filtering = isFiltering(this.#view.filter);
    const open = group === 'favourites' || (filtering && this.#shown.length <= FEW_MODELS);
    // Another ID: VS Code remembers by it what was collapsed, and what was found is to show at once.
    const key = `${group === 'favourites' ? 'favourites:' : name}${filtering && open ? '\tfound' : ''}`;
    const id = idOf(this.#region, key);
    const node: GroupNode = { kind: 'group', id, parent: this.#region, group, name, total, open, models };
    for (const model of found) models.push(this.#model(node, model));
    return node;
  }

  #model(parent: GroupNode, model: FoundationModel): ModelNode {
    const routes: RouteNode[] = [];
    const { policy } = this.#view;
    const callable = this.#callable.has(model);
    const node: ModelNode = {
      kind: 'model',
      id: idOf(parent, model.modelId),
      parent,
      model,
      callable,
      favourite: this.#favourites.has(model.modelId),
      routes,
    };
    const allowed = new Set(allowedRoutes(model, this.#catalogue, policy).map(({ id }) => id));
    for (const route of routesOf(model, this.#catalogue))
      routes.push(this.#route(node, route, callable && allowed.has(route.id)));
    return node;
  }

  #route(parent: ModelNode, route: Route, callable: boolean): RouteNode {
    const arn = this.#arns.get(route.id) ?? parent.model.arn;
    return { kind: 'route', id: idOf(parent, route.id), parent, route, arn, callable };
  }

  /** A resource is found by its own name, or by what the models that it comes down to can do. */
  #showsResource({ name, arn, models, ready }: CallableResource): boolean {
    const { filter } = this.#view;
    if (filter.callable && ready === false) return false;
    if (!hasWords(filter.text, [name, arn])) return false;
    if (filter.capabilities.length === 0 && filter.providers.length === 0) return true;
    const ids = new Set(models.map(({ modelId }) => modelId));
    const wanted: TreeFilter = { ...filter, text: '' };
    return this.#catalogue.models.some((model) => ids.has(model.modelId) && matches(wanted, model, true));
  }
}

function byName(a: FoundationModel, b: FoundationModel): number {
  return COLLATOR.compare(a.name, b.name);
}

function byKindAndName(a: CallableResource, b: CallableResource): number {
  return COLLATOR.compare(a.kind, b.kind) || COLLATOR.compare(a.name, b.name);
}

/** Made once: to compare through `localeCompare` would make one each time. */
const COLLATOR = new Intl.Collator('en', { numeric: true });
