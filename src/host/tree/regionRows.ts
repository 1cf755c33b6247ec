import type { CallableResource, FoundationModel } from '../../chat/catalogue.ts';
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
import type { ListedRoute, RegionIndex } from './regionIndex.ts';

/** What rows depend on besides the lists and the policy. */
export interface RowsView {
  readonly filter: TreeFilter;
  readonly favourites: readonly string[];
  /** False where access to it is known to be refused. */
  readonly accessible: (model: FoundationModel) => boolean;
}

export type RegionRow = MessageNode | GroupNode | ResourcesNode;

/** Groups show their rows at once where all of them together are no more than this. */
const FEW_MODELS = 12;

/** What a region's lists become: failures, the favourites, what the account owns, then the providers by name. */
export function regionRows(region: RegionNode, index: RegionIndex, view: RowsView): readonly RegionRow[] {
  const { failures } = index.catalogue;
  const told = failures.filter(({ quiet }) => quiet !== true);
  const quiet = failures.filter((failure) => failure.quiet === true);
  const build = new Build(region, index, view);
  const rows = [
    ...told.map(({ operation, failure }) =>
      messageNode(region, operation, { kind: 'failed', failure, operation }),
    ),
    ...build.favourites(),
    ...build.resources(),
    ...build.providers(),
    ...(quiet.length > 0 ? [messageNode(region, 'partial', { kind: 'partial', failures: quiet })] : []),
  ];
  if (told.length > 0 || rows.some(({ kind }) => kind !== 'message')) return rows;
  return [...rows, nothingRow(region, index, view)];
}

function nothingRow(region: RegionNode, { models }: RegionIndex, { filter }: RowsView): MessageNode {
  return models.length > 0 && isFiltering(filter)
    ? messageNode(region, 'filtered', { kind: 'filtered', models: models.length })
    : messageNode(region, 'empty', { kind: 'empty' });
}

/** The models that the filter lets through, by name. */
export function shownModels(
  { models, callable }: RegionIndex,
  { filter, accessible }: Pick<RowsView, 'filter' | 'accessible'>,
): readonly FoundationModel[] {
  return models.filter((model) => matches(filter, model, callable.has(model) && accessible(model)));
}

/** One pass over the lists: each model is looked at once. */
class Build {
  readonly #region: RegionNode;
  readonly #index: RegionIndex;
  readonly #view: RowsView;
  readonly #shown: readonly FoundationModel[];
  readonly #favourites: ReadonlySet<string>;

  constructor(region: RegionNode, index: RegionIndex, view: RowsView) {
    this.#region = region;
    this.#index = index;
    this.#view = view;
    this.#favourites = new Set(view.favourites);
    this.#shown = shownModels(index, view);
  }

  favourites(): readonly GroupNode[] {
    const models = this.#shown.filter(({ modelId }) => this.#favourites.has(modelId));
    if (models.length === 0) return [];
    return [this.#group('favourites', '', models, this.#favourites.size)];
  }

  providers(): readonly GroupNode[] {
    const totals = Map.groupBy(this.#index.models, ({ provider }) => provider);
    return [...Map.groupBy(this.#shown, ({ provider }) => provider)]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, models]) => this.#group('provider', name, models, totals.get(name)?.length ?? 0));
  }

  resources(): readonly ResourcesNode[] {
    const owned = this.#index.resources.filter((resource) => this.#showsResource(resource));
    if (owned.length === 0) return [];
    const resources: ResourceNode[] = [];
    const id = idOf(this.#region, 'resources:');
    const parent: ResourcesNode = { kind: 'resources', id, parent: this.#region, resources };
    for (const resource of owned) resources.push(this.#resource(parent, resource));
    return [parent];
  }

  #resource(parent: ResourcesNode, resource: CallableResource): ResourceNode {
    const callable = this.#index.callableResources.has(resource);
    return { kind: 'resource', id: idOf(parent, resource.arn), parent, resource, callable };
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
    const node: ModelNode = {
      kind: 'model',
      id: idOf(parent, model.modelId),
      parent,
      model,
      callable: this.#index.callable.has(model),
      favourite: this.#favourites.has(model.modelId),
      routes,
    };
    for (const listed of this.#index.routes(model)) routes.push(routeNode(node, listed));
    return node;
  }

  /** A resource is found by its own name, or by what the models that it comes down to can do. */
  #showsResource(resource: CallableResource): boolean {
    const { filter } = this.#view;
    const { name, arn, models } = resource;
    if (filter.callable && !this.#index.callableResources.has(resource)) return false;
    if (!hasWords(filter.text, [name, arn])) return false;
    if (filter.capabilities.length === 0 && filter.providers.length === 0) return true;
    const ids = new Set(models.map(({ modelId }) => modelId));
    const wanted: TreeFilter = { ...filter, text: '' };
    return this.#index.models.some((model) => ids.has(model.modelId) && matches(wanted, model, true));
  }
}

function routeNode(parent: ModelNode, listed: ListedRoute): RouteNode {
  return { kind: 'route', id: idOf(parent, listed.route.id), parent, ...listed };
}
