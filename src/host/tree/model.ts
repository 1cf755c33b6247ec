import { Emitter, type Event } from '../../base/event.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { CatalogueChange, ModelAccess, RememberedCatalogue } from '../../chat/catalogue.ts';
import type { AwsRegion, Connection } from '../../chat/connection.ts';
import type { Failure } from '../../chat/failure.ts';
import type { ModelPrice, PriceBook } from '../../chat/prices.ts';
import type { PolicyRefusal } from '../../chat/residency.ts';
import { routeRefusal, type RoutePolicy } from '../../chat/routing.ts';
import type { Choices, ChoicesSnapshot } from '../choices/choices.ts';
import type { StoredList } from '../choices/storedList.ts';
import { ChangedNodes } from './changedNodes.ts';
import { NO_FILTER, type TreeFilter } from './filter.ts';
import type { ModelNode, OthersNode, RegionNode, RouteNode, TreeNode } from './nodes.ts';
import { RegionModel, type RegionPorts } from './regionModel.ts';
import { Regions } from './regions.ts';
import { RoutePrices } from './routePrices.ts';
import { accountOf, isSame } from './treeAccount.ts';
import { contentOf, type TreeContent } from './treeContent.ts';

export interface TreePorts {
  readonly choices: Pick<Choices, 'snapshot' | 'onDidChange'>;
  readonly catalogue: Pick<
    RememberedCatalogue,
    'region' | 'access' | 'useCaseForm' | 'regionsWith' | 'onDidChange'
  >;
  /** Reads the prices that the settings now say; never rejects for a missing one. */
  readonly prices: () => Promise<Pick<PriceBook, 'price'>>;
  /** All regions that AWS's SDK knows. */
  readonly regions: () => Promise<readonly AwsRegion[]>;
  readonly policy: () => RoutePolicy;
  readonly pinned: Pick<StoredList, 'list' | 'onDidChange'>;
  readonly favourites: Pick<StoredList, 'list' | 'onDidChange'>;
  readonly failed: (doing: string, failure: Failure) => void;
  readonly loaded: RegionPorts['loaded'];
}

/** `undefined`: everything may have changed. */
export type TreeChange = readonly TreeNode[] | undefined;

/** What the tree shows now. The view reads; what it opens is loaded; a change of profile begins anew. */
export class TreeModel implements Disposable {
  readonly #ports: TreePorts;
  readonly #owned = new DisposableStore();
  readonly #emitter = this.#owned.add(new Emitter<TreeChange>());
  readonly onDidChange: Event<TreeChange> = this.#emitter.event;
  readonly #changed = this.#owned.add(new ChangedNodes((nodes) => this.#announce(nodes)));
  readonly #regions = this.#owned.add(
    new Regions((node, connection) => this.#createRegion(node, connection)),
  );
  readonly #prices: RoutePrices;
  #snapshot: ChoicesSnapshot | undefined;
  #filter = NO_FILTER;
  #policy = '';
  #content: TreeContent = 'some';
  #version = 0;

  constructor(ports: TreePorts) {
    this.#ports = ports;
    this.#prices = new RoutePrices(() => ports.prices());
    this.#owned.add(ports.choices.onDidChange(() => void this.sync()));
    this.#owned.add(ports.pinned.onDidChange(() => void this.sync()));
    this.#owned.add(ports.favourites.onDidChange(() => this.#rebuild()));
    this.#owned.add(ports.catalogue.onDidChange((change) => this.#heard(change)));
  }

  /** Undefined until the first `sync` has settled. */
  get snapshot(): ChoicesSnapshot | undefined {
    return this.#snapshot;
  }

  /** The present region and the pinned ones, whatever the tree shows of them. */
  get shownRegions(): readonly RegionNode[] {
    return this.#regions.shown;
  }

  /** Empty where a welcome tells more than rows could. */
  get roots(): readonly (RegionNode | OthersNode)[] {
    return this.content === 'some' ? [...this.shownRegions, this.#regions.othersNode] : [];
  }

  get content(): TreeContent {
    return this.#content;
  }

  get pinned(): readonly string[] {
    return this.#ports.pinned.list();
  }

  get filter(): TreeFilter {
    return this.#filter;
  }

  set filter(filter: TreeFilter) {
    this.#filter = filter;
    this.#rebuild();
  }

  /** Of the regions that were opened: how many models the filter shows, of how many. */
  get counts(): { readonly shown: number; readonly total: number } {
    let [shown, total] = [0, 0];
    for (const region of this.#regions.all) {
      total += region.catalogue?.models.length ?? 0;
      shown += region.shown;
    }
    return { shown, total };
  }

  /** What the regions that were opened list, each provider once. */
  get providers(): readonly string[] {
    const models = this.#regions.all.flatMap(({ catalogue }) => catalogue?.models ?? []);
    return [...new Set(models.map(({ provider }) => provider))].sort((a, b) => a.localeCompare(b));
  }

  children(node: TreeNode): readonly TreeNode[] {
    switch (node.kind) {
      case 'region':
        return this.#regions.of(node)?.rows ?? [];
      case 'others':
        return this.#regions.others;
      case 'group':
        return node.models;
      case 'model':
        return node.routes;
      case 'resources':
        return node.resources;
      default:
        return [];
    }
  }

  access(node: ModelNode): ModelAccess | undefined {
    return this.#regions.of(node)?.access(node);
  }

  elsewhere(node: ModelNode): readonly string[] {
    return this.#regions.of(node)?.elsewhere(node) ?? [];
  }

  price(node: RouteNode): ModelPrice | undefined {
    return this.#prices.of(node);
  }

  /** Why the settings keep calls from taking the route; undefined: they may. */
  refusal({ route, parent }: RouteNode): PolicyRefusal | undefined {
    return routeRefusal(route, parent.parent.parent.region, this.#ports.policy());
  }

  /** Whose models the node is about. */
  connectionOf(node: TreeNode): Connection | undefined {
    return this.#regions.of(node)?.connection;
  }

  /** Its children are looked at: only now is anything asked of AWS. */
  async opened(node: TreeNode): Promise<void> {
    const region = this.#regions.of(node);
    if (node.kind === 'others') await this.#listOthers();
    if (node.kind === 'region') await Promise.all([region?.open(), this.#loadPrices()]);
    if (node.kind === 'group') await region?.checkAccess(node);
  }

  /** Rows of models that are missing in their region name the others that are known by now to have them. */
  lookElsewhere(): void {
    for (const region of this.#regions.all) void region.lookElsewhere();
  }

  /** Asks AWS again: for one region, or for all that were opened. */
  async refresh(node: TreeNode | undefined): Promise<void> {
    await this.sync();
    const one = node && this.#regions.of(node);
    const regions = one ? [one] : this.#regions.all.filter(({ wasOpened }) => wasOpened);
    await Promise.all(regions.map((region) => region.load(true)));
  }

  /** Brings the regions in line with what is chosen; the view then asks for those that are open. */
  async sync(): Promise<void> {
    this.#version += 1;
    const version = this.#version;
    const snapshot = await this.#ports.choices.snapshot();
    // A newer one has begun meanwhile.
    if (version !== this.#version) return;
    if (accountOf(this.#snapshot) !== accountOf(snapshot)) this.#regions.clear();
    this.#snapshot = snapshot;
    this.#regions.arrange({ connection: snapshot.connection, pinned: this.pinned });
    this.#content = contentOf(this.#snapshot, this.#regions);
    this.#applyPolicy();
    if (this.#prices.wereLoaded) await this.#prices.load();
    if (version === this.#version) this.#emitter.fire(undefined);
  }

  dispose(): void {
    this.#version += 1;
    this.#owned.dispose();
  }

  #createRegion(node: RegionNode, connection: Connection): RegionModel {
    return new RegionModel(node, connection, {
      catalogue: this.#ports.catalogue,
      policy: () => this.#ports.policy(),
      view: () => ({
        filter: this.#filter,
        favourites: this.#ports.favourites.list(),
      }),
      changed: (nodes) => this.#changed.add(nodes),
      failed: this.#ports.failed,
      loaded: this.#ports.loaded,
    });
  }

  /** The list is the SDK's, so that nothing is asked of AWS. */
  async #listOthers(): Promise<void> {
    const all = await this.#ports.regions();
    const { connection } = this.#snapshot ?? {};
    if (!connection || connection.missing) return;
    if (!this.#regions.listOthers(all, { connection, pinned: this.pinned })) return;
    this.#content = contentOf(this.#snapshot, this.#regions);
    this.#changed.add([this.#regions.othersNode]);
  }

  async #loadPrices(): Promise<void> {
    const first = !this.#prices.wereLoaded;
    await this.#prices.load();
    if (first) this.#changed.add(this.shownRegions);
  }

  #applyPolicy(): void {
    const policy = JSON.stringify(this.#ports.policy());
    if (policy === this.#policy) return;
    this.#policy = policy;
    for (const region of this.#regions.all) region.reindex();
  }

  #rebuild(): void {
    for (const region of this.#regions.all) region.rebuild();
  }

  #heard({ connection, catalogue }: CatalogueChange): void {
    for (const region of this.#regions.all)
      if (isSame(region.connection, connection)) region.update(catalogue);
      else void region.lookElsewhere();
  }

  /** Another welcome, or none any more, is another tree. */
  #announce(nodes: readonly TreeNode[]): void {
    const before = this.#content;
    this.#content = contentOf(this.#snapshot, this.#regions);
    this.#emitter.fire(this.#content === before ? nodes : undefined);
  }
}
