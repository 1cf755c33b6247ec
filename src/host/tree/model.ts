import { Throttle } from '../../base/async.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { ModelAccess } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import type { Failure } from '../../chat/failure.ts';
import type { BedrockServices } from '../../chat/ports.ts';
import type { RoutePolicy } from '../../chat/routing.ts';
import type { Choices, ChoicesSnapshot } from '../choices/choices.ts';
import type { StoredList } from '../choices/storedList.ts';
import { regionNode, type ModelNode, type RegionNode, type TreeNode } from './nodes.ts';
import { RegionModel, type RegionPorts } from './regionModel.ts';

export interface TreePorts {
  readonly choices: Pick<Choices, 'snapshot' | 'onDidChange'>;
  readonly services: () => Promise<Pick<BedrockServices, 'catalogue'>>;
  readonly policy: () => RoutePolicy;
  readonly pinned: Pick<StoredList, 'list' | 'onDidChange'>;
  readonly failed: (doing: string, failure: Failure) => void;
  readonly loaded: RegionPorts['loaded'];
}

/** `undefined`: everything may have changed. */
export type TreeChange = readonly TreeNode[] | undefined;

/** Answers about access arrive by the dozen: rows change together, ten times a second at most. */
const CHANGE_MS = 100;

/** What the tree shows now. The view reads; what it opens is loaded; a change of profile begins anew. */
export class TreeModel implements Disposable {
  readonly #ports: TreePorts;
  readonly #owned = new DisposableStore();
  readonly #emitter = this.#owned.add(new Emitter<TreeChange>());
  readonly onDidChange: Event<TreeChange> = this.#emitter.event;
  readonly #throttle = this.#owned.add(new Throttle(CHANGE_MS, () => this.#announce()));
  readonly #changed = new Set<TreeNode>();
  readonly #regions = new Map<string, RegionModel>();
  #snapshot: ChoicesSnapshot | undefined;
  #policy = '';
  #version = 0;

  constructor(ports: TreePorts) {
    this.#ports = ports;
    this.#owned.add(ports.choices.onDidChange(() => void this.sync()));
    this.#owned.add(ports.pinned.onDidChange(() => void this.sync()));
  }

  /** Undefined until the first `sync` has settled. */
  get snapshot(): ChoicesSnapshot | undefined {
    return this.#snapshot;
  }

  get roots(): readonly RegionNode[] {
    return [...this.#regions.values()].map(({ node }) => node);
  }

  get pinned(): readonly string[] {
    return this.#ports.pinned.list();
  }

  children(node: TreeNode): readonly TreeNode[] {
    switch (node.kind) {
      case 'region':
        return this.#regions.get(node.region)?.rows ?? [];
      case 'provider':
        return node.models;
      case 'model':
        return node.routes;
      default:
        return [];
    }
  }

  access(node: ModelNode): ModelAccess | undefined {
    return this.#regionOf(node)?.access(node);
  }

  /** Its children are looked at: only now is anything asked of AWS. */
  async opened(node: TreeNode): Promise<void> {
    const region = this.#regionOf(node);
    if (node.kind === 'region') await region?.open();
    if (node.kind === 'provider') await region?.checkAccess(node);
  }

  /** Asks AWS again: for one region, or for all that were opened. */
  async refresh(node: TreeNode | undefined): Promise<void> {
    await this.sync();
    const one = node && this.#regionOf(node);
    const regions = one ? [one] : [...this.#regions.values()].filter(({ wasOpened }) => wasOpened);
    await Promise.all(regions.map((region) => region.load(true)));
  }

  /** Brings the regions in line with what is chosen; the view then asks for those that are open. */
  async sync(): Promise<void> {
    this.#version += 1;
    const version = this.#version;
    const snapshot = await this.#ports.choices.snapshot();
    // A newer one has begun meanwhile.
    if (version !== this.#version) return;
    if (accountOf(this.#snapshot) !== accountOf(snapshot)) this.#keepOnly([]);
    this.#snapshot = snapshot;
    this.#arrange(snapshot);
    this.#applyPolicy();
    this.#emitter.fire(undefined);
  }

  dispose(): void {
    this.#version += 1;
    this.#keepOnly([]);
    this.#owned.dispose();
  }

  /** The present region, then the pinned ones; a profile that does not exist has none. */
  #arrange({ connection }: ChoicesSnapshot): void {
    const wanted = connection.missing ? [] : [...new Set([connection.region, ...this.pinned])];
    const before = new Map(this.#regions);
    this.#keepOnly(wanted);
    this.#regions.clear();
    for (const region of wanted) {
      this.#regions.set(
        region,
        before.get(region) ?? this.#createRegion({ ...accountIn(connection), region }),
      );
    }
  }

  #createRegion(connection: Connection): RegionModel {
    const ports: RegionPorts = {
      catalogue: async () => (await this.#ports.services()).catalogue,
      policy: this.#ports.policy,
      changed: (nodes) => this.#change(nodes),
      failed: this.#ports.failed,
      loaded: this.#ports.loaded,
    };
    return new RegionModel(regionNode(connection.region), connection, ports);
  }

  #keepOnly(regions: readonly string[]): void {
    for (const [region, model] of this.#regions) {
      if (regions.includes(region)) continue;
      model.dispose();
      this.#regions.delete(region);
    }
  }

  #applyPolicy(): void {
    const policy = JSON.stringify(this.#ports.policy());
    if (policy === this.#policy) return;
    this.#policy = policy;
    for (const region of this.#regions.values()) region.rebuild();
  }

  #regionOf(node: TreeNode): RegionModel | undefined {
    return node.kind === 'region' ? this.#regions.get(node.region) : this.#regionOf(node.parent);
  }

  #change(nodes: readonly TreeNode[]): void {
    for (const node of nodes) this.#changed.add(node);
    this.#throttle.schedule();
  }

  #announce(): void {
    const nodes = [...this.#changed];
    this.#changed.clear();
    this.#emitter.fire(nodes);
  }
}

/** Changes whenever other credentials may answer. */
function accountOf(snapshot: ChoicesSnapshot | undefined): string | undefined {
  if (!snapshot) return undefined;
  const { profile, apiKey, known, missing } = snapshot.connection;
  return JSON.stringify([profile, apiKey, known, missing]);
}

function accountIn({ profile, apiKey }: Connection): Omit<Connection, 'region'> {
  return { ...(profile !== undefined && { profile }), ...(apiKey && { apiKey }) };
}
