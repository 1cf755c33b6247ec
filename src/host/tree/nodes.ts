import type { FoundationModel, RegionCatalogue } from '../../chat/catalogue.ts';
import type { Failure } from '../../chat/failure.ts';
import { chatModels } from '../../chat/modelChoice.ts';
import { routeRefusal, routesOf, type Route, type RoutePolicy } from '../../chat/routing.ts';

/** IDs say where a node stands, not which load made it: VS Code keeps what is expanded by them. */
export type TreeNode = RegionNode | MessageNode | ProviderNode | ModelNode | RouteNode;

export interface RegionNode {
  readonly kind: 'region';
  readonly id: string;
  readonly region: string;
}

/** A row that tells about the region's list itself. */
export interface MessageNode {
  readonly kind: 'message';
  readonly id: string;
  readonly parent: RegionNode;
  readonly message: RegionMessage;
}

export type RegionMessage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly operation?: string };

export interface ProviderNode {
  readonly kind: 'provider';
  readonly id: string;
  readonly parent: RegionNode;
  readonly name: string;
  readonly models: readonly ModelNode[];
}

export interface ModelNode {
  readonly kind: 'model';
  readonly id: string;
  readonly parent: ProviderNode;
  readonly model: FoundationModel;
  /** A chat can use it with the present settings. */
  readonly callable: boolean;
  readonly routes: readonly RouteNode[];
}

export interface RouteNode {
  readonly kind: 'route';
  readonly id: string;
  readonly parent: ModelNode;
  readonly route: Route;
  readonly arn: string;
  readonly callable: boolean;
}

export function regionNode(region: string): RegionNode {
  return { kind: 'region', id: region, region };
}

export function messageNode(parent: RegionNode, name: string, message: RegionMessage): MessageNode {
  return { kind: 'message', id: idOf(parent, `message:${name}`), parent, message };
}

/** What a region's list becomes: each failure a row of its own, then the providers by name. */
export function regionRows(
  region: RegionNode,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): readonly (MessageNode | ProviderNode)[] {
  const failures = catalogue.failures.map(({ operation, failure }) =>
    messageNode(region, operation, { kind: 'failed', failure, operation }),
  );
  const providers = providerNodes(region, catalogue, policy);
  const rows = [...failures, ...providers];
  return rows.length > 0 ? rows : [messageNode(region, 'empty', { kind: 'empty' })];
}

function providerNodes(
  region: RegionNode,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): readonly ProviderNode[] {
  const callable = new Set(chatModels(catalogue, policy));
  return [...Map.groupBy(catalogue.models, ({ provider }) => provider)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, found]) => {
      const models: ModelNode[] = [];
      const provider: ProviderNode = {
        kind: 'provider',
        id: idOf(region, name),
        parent: region,
        name,
        models,
      };
      for (const model of found.toSorted(byName)) {
        models.push(modelNode(provider, model, callable.has(model), catalogue, policy));
      }
      return provider;
    });
}

function byName(a: FoundationModel, b: FoundationModel): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true });
}

function modelNode(
  parent: ProviderNode,
  model: FoundationModel,
  callable: boolean,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): ModelNode {
  const routes: RouteNode[] = [];
  const id = idOf(parent, model.modelId);
  const node: ModelNode = { kind: 'model', id, parent, model, callable, routes };
  for (const route of routesOf(model, catalogue)) {
    routes.push({
      kind: 'route',
      id: idOf(node, route.id),
      parent: node,
      route,
      arn: arnOf(route, model, catalogue),
      callable: callable && routeRefusal(route, catalogue.region, policy) === undefined,
    });
  }
  return node;
}

function arnOf({ id }: Route, model: FoundationModel, { profiles }: RegionCatalogue): string {
  return profiles.find((profile) => profile.id === id || profile.arn === id)?.arn ?? model.arn;
}

function idOf(parent: TreeNode, name: string): string {
  return `${parent.id}\n${name}`;
}
