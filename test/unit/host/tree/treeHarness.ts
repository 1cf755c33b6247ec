import { Emitter } from '../../../../src/base/event.ts';
import type { CatalogueChange, ModelAccess, RegionCatalogue } from '../../../../src/chat/catalogue.ts';
import type { AwsRegion, Connection } from '../../../../src/chat/connection.ts';
import type { ChoicesSnapshot } from '../../../../src/host/choices/choices.ts';
import { TreeModel, type TreePorts } from '../../../../src/host/tree/model.ts';
import type { ModelNode, TreeNode } from '../../../../src/host/tree/nodes.ts';

interface Call {
  readonly connection: Connection;
  readonly refresh: boolean;
  readonly signal: AbortSignal;
  readonly answer: (catalogue: RegionCatalogue) => void;
  readonly fail: (error: Error) => void;
}

interface AccessCall {
  readonly modelId: string;
  readonly signal: AbortSignal;
  readonly answer: (access: ModelAccess) => void;
  readonly fail: (error: Error) => void;
}

/** A tree whose AWS is the test: each call waits until it is answered. */
export function treeHarness({ regions = REGIONS }: { readonly regions?: readonly AwsRegion[] } = {}) {
  const calls: Call[] = [];
  const accessCalls: AccessCall[] = [];
  const loaded: string[] = [];
  const asked = new Emitter<undefined>();
  const choicesChanged = new Emitter<undefined>();
  const pinnedChanged = new Emitter<undefined>();
  const favouritesChanged = new Emitter<undefined>();
  const catalogueChanged = new Emitter<CatalogueChange>();
  const now = beginning();
  const ports: TreePorts = {
    choices: { onDidChange: choicesChanged.event, snapshot: () => Promise.resolve(now.snapshot) },
    catalogue: { ...awsOfTest({ now, calls, accessCalls, asked }), onDidChange: catalogueChanged.event },
    prices: () => Promise.resolve({ price: () => ({ input: 1, output: 5, source: 'library' }) }),
    regions: () => Promise.resolve(regions),
    policy: () => ({ allowGlobal: now.allowGlobal }),
    pinned: { list: () => now.pinned, onDidChange: pinnedChanged.event },
    favourites: { list: () => now.favourites, onDidChange: favouritesChanged.event },
    failed: () => undefined,
    loaded: ({ region }) => loaded.push(region),
  };
  const model = new TreeModel(ports);
  return {
    model,
    calls,
    accessCalls,
    /** Regions whose catalogue was said to be there. */
    loaded,
    choose: (profile: string, region: string, changes: Partial<ChoicesSnapshot['connection']> = {}) => {
      now.snapshot = snapshotOf(profile, region, changes);
      choicesChanged.fire(undefined);
    },
    pin: (...regions: readonly string[]) => {
      now.pinned = regions;
      pinnedChanged.fire(undefined);
    },
    favour: (...models: readonly string[]) => {
      now.favourites = models;
      favouritesChanged.fire(undefined);
    },
    /** From now on these regions are known to have a model. */
    find: (...regions: readonly string[]) => {
      now.having = regions;
    },
    /** A newer catalogue is announced, unasked. */
    announce: (change: CatalogueChange) => catalogueChanged.fire(change),
    allowGlobal: () => {
      now.allowGlobal = true;
      choicesChanged.fire(undefined);
    },
    /** The nth call for a region's list, now or once it is made. */
    call: (index: number) => nth(calls, index, asked),
    accessCall: (index: number) => nth(accessCalls, index, asked),
    /** Settles when the tree, after this or a later change, is as it should be. */
    until: (holds: () => boolean) => until(model, holds),
    outline: () => outline(model, model.shownRegions),
    expand: expander(model),
  };
}

interface Asked {
  readonly now: { readonly having: readonly string[] };
  readonly calls: Call[];
  readonly accessCalls: AccessCall[];
  readonly asked: Emitter<undefined>;
}

/** Notes each call, and leaves it unanswered. */
function awsOfTest({ now, calls, accessCalls, asked }: Asked): Omit<TreePorts['catalogue'], 'onDidChange'> {
  return {
    region: (connection, { refresh = false, signal }) => {
      const { promise, resolve, reject } = Promise.withResolvers<RegionCatalogue>();
      calls.push({ connection, refresh, signal, answer: resolve, fail: reject });
      asked.fire(undefined);
      return promise;
    },
    access: (_connection, modelId, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<ModelAccess>();
      accessCalls.push({ modelId, signal, answer: resolve, fail: reject });
      asked.fire(undefined);
      return promise;
    },
    useCaseForm: () => Promise.resolve('missing'),
    regionsWith: () => Promise.resolve(now.having),
  };
}

const REGIONS: readonly AwsRegion[] = [
  { id: 'us-east-1', name: 'US East (N. Virginia)', partition: 'aws' },
  { id: 'eu-central-1', name: 'Europe (Frankfurt)', partition: 'aws' },
  { id: 'us-gov-west-1', partition: 'aws-us-gov' },
];

/** What is chosen, pinned and allowed before the test changes it. */
function beginning() {
  return {
    snapshot: snapshotOf('dev', 'eu-central-1'),
    pinned: [] as readonly string[],
    favourites: [] as readonly string[],
    /** The regions that are known to have a model. */
    having: ['eu-central-1', 'us-west-2'] as readonly string[],
    allowGlobal: false,
  };
}

function snapshotOf(
  profile: string,
  region: string,
  changes: Partial<ChoicesSnapshot['connection']> = {},
): ChoicesSnapshot {
  return { connection: { profile, region, regionOrigin: 'setting', missing: false, ...changes } };
}

/** As the view does: it asks for the children of what is expanded, and again whenever the tree has changed. */
function expander(model: TreeModel): (node: TreeNode) => void {
  const expanded = new Set<string>();
  const look = (nodes: readonly TreeNode[]): void => {
    for (const node of nodes.filter(({ id }) => expanded.has(id))) {
      void model.opened(node);
      look(model.children(node));
    }
  };
  model.onDidChange(() => look(model.shownRegions));
  return (node) => {
    expanded.add(node.id);
    void model.opened(node);
  };
}

async function nth<T>(list: readonly T[], index: number, asked: Emitter<undefined>): Promise<T> {
  for (;;) {
    const found = list[index];
    if (found) return found;
    await new Promise<void>((resolve) => {
      const listening = asked.event(() => {
        listening.dispose();
        resolve();
      });
    });
  }
}

async function until(model: TreeModel, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise<void>((resolve) => {
      const listening = model.onDidChange(() => {
        listening.dispose();
        resolve();
      });
    });
  }
}

function outline(model: TreeModel, nodes: readonly TreeNode[], indent = ''): readonly string[] {
  return nodes.flatMap((node) => [
    `${indent}${nameOf(model, node)}`,
    ...(node.kind === 'model' ? [] : outline(model, model.children(node), `${indent}  `)),
  ]);
}

function nameOf(model: TreeModel, node: TreeNode): string {
  switch (node.kind) {
    case 'region':
      return node.region;
    case 'others':
      return 'Other regions';
    case 'group':
      return node.group === 'favourites' ? '★' : node.name;
    case 'resources':
      return 'Your resources';
    case 'resource':
      return node.resource.name;
    case 'model':
      return modelName(model, node);
    case 'route':
      return node.route.id;
    case 'message':
      return `(${node.message.kind})`;
  }
}

function modelName(tree: TreeModel, node: ModelNode): string {
  return [node.model.name, tree.access(node)?.state].filter((part) => part !== undefined).join(': ');
}
