import type { CallableResource, FoundationModel } from '../../chat/catalogue.ts';
import type { Failure } from '../../chat/failure.ts';
import type { Route } from '../../chat/routing.ts';

/** IDs say where a node stands, not which load made it: VS Code keeps what is expanded by them. */
export type TreeNode =
  RegionNode | OthersNode | MessageNode | GroupNode | ModelNode | RouteNode | ResourcesNode | ResourceNode;

export interface RegionNode {
  readonly kind: 'region';
  readonly id: string;
  readonly region: string;
  /** Only where it stands among the other regions. */
  readonly parent?: OthersNode;
  /** AWS's long name, where it was looked up. */
  readonly name?: string;
}

/** The regions that are neither current nor pinned. */
export interface OthersNode {
  readonly kind: 'others';
  readonly id: string;
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
  /** The filter lets nothing through; `models` are listed. */
  | { readonly kind: 'filtered'; readonly models: number }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly operation?: string }
  /** Lists that few people miss, and that could not be had. */
  | { readonly kind: 'partial'; readonly failures: readonly NamedFailure[] };

interface NamedFailure {
  readonly operation: string;
  readonly failure: Failure;
}

/** A provider's models, or the person's favourites. */
export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly parent: RegionNode;
  readonly group: 'provider' | 'favourites';
  readonly name: string;
  /** A filter hides some of this many. */
  readonly total: number;
  /** Its rows are so few, or so much wanted, that they show at once. */
  readonly open: boolean;
  readonly models: readonly ModelNode[];
}

export interface ModelNode {
  readonly kind: 'model';
  readonly id: string;
  readonly parent: GroupNode;
  readonly model: FoundationModel;
  /** A chat can use it with the present settings. */
  readonly callable: boolean;
  readonly favourite: boolean;
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

/** What the account has of its own. */
export interface ResourcesNode {
  readonly kind: 'resources';
  readonly id: string;
  readonly parent: RegionNode;
  readonly resources: readonly ResourceNode[];
}

export interface ResourceNode {
  readonly kind: 'resource';
  readonly id: string;
  readonly parent: ResourcesNode;
  readonly resource: CallableResource;
  /** A chat can use it with the present settings. */
  readonly callable: boolean;
}

export function parentOf(node: TreeNode): TreeNode | undefined {
  return 'parent' in node ? node.parent : undefined;
}

export function regionNode(
  region: string,
  others?: { readonly parent: OthersNode; readonly name?: string },
): RegionNode {
  // It may stand in both places for a moment, while it is pinned.
  return { kind: 'region', id: others ? idOf(others.parent, region) : region, region, ...others };
}

export function othersNode(): OthersNode {
  return { kind: 'others', id: 'others' };
}

export function messageNode(parent: RegionNode, name: string, message: RegionMessage): MessageNode {
  return { kind: 'message', id: idOf(parent, `message:${name}`), parent, message };
}

export function idOf(parent: TreeNode, name: string): string {
  return `${parent.id}\n${name}`;
}
