import type { Disposable } from '../../base/lifecycle.ts';
import type { ModelAccess, RegionCatalogue, RememberedCatalogue } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';
import type { RoutePolicy } from '../../chat/routing.ts';
import {
  messageNode,
  type GroupNode,
  type MessageNode,
  type ModelNode,
  type RegionNode,
  type TreeNode,
} from './nodes.ts';
import { isOpen, RegionAccess } from './regionAccess.ts';
import { RegionIndex } from './regionIndex.ts';
import { regionRows, shownModels, type RegionRow, type RowsView } from './regionRows.ts';

export interface RegionPorts {
  readonly catalogue: Pick<RememberedCatalogue, 'region' | 'access' | 'useCaseForm' | 'regionsWith'>;
  readonly policy: () => RoutePolicy;
  readonly view: () => Omit<RowsView, 'accessible'>;
  readonly changed: (nodes: readonly TreeNode[]) => void;
  readonly failed: (doing: string, failure: Failure) => void;
  /** The region's catalogue is there, so that whatever follows from it asks AWS nothing more. */
  readonly loaded: (connection: Connection) => void;
}

/** What a region shows instead of rows, where it has none. */
export type RegionGap = 'denied' | 'empty';

/** One region for one profile: its rows, loaded once it is wanted, and the access to its models. */
export class RegionModel implements Disposable {
  readonly node: RegionNode;
  readonly connection: Connection;
  readonly #ports: RegionPorts;
  readonly #access: RegionAccess;
  /** Of the load under way and of what it led to; another load or disposal aborts it. */
  #work: AbortController | undefined;
  #index: RegionIndex | undefined;
  /** What is told of the load itself. */
  #message: MessageNode | undefined;
  /** Undefined until somebody looks: a filter that changes with each key builds nothing for regions that are folded. */
  #rows: readonly RegionRow[] | undefined;

  constructor(node: RegionNode, connection: Connection, ports: RegionPorts) {
    this.node = node;
    this.connection = connection;
    this.#ports = ports;
    this.#access = new RegionAccess(connection, {
      catalogue: ports.catalogue,
      failed: ports.failed,
      answered: (modelId, before) => this.#answered(modelId, before),
    });
  }

  get rows(): readonly RegionRow[] {
    this.#rows ??= this.#build();
    return this.#rows;
  }

  get catalogue(): RegionCatalogue | undefined {
    return this.#index?.catalogue;
  }

  /** How many models the filter lets through. */
  get shown(): number {
    return this.#index ? shownModels(this.#index, this.#view()).length : 0;
  }

  get wasOpened(): boolean {
    return this.#work !== undefined;
  }

  /** Why there is nothing to see, once that is certain: refused everything, or nothing there. */
  get gap(): RegionGap | undefined {
    const [first, ...others] = this.rows;
    if (first?.kind !== 'message' || others.some(({ kind }) => kind !== 'message')) return undefined;
    if (first.message.kind === 'empty') return 'empty';
    const denied = first.message.kind === 'failed' && DENIED.has(first.message.failure.cause);
    return denied ? 'denied' : undefined;
  }

  access(node: ModelNode): ModelAccess | undefined {
    return this.#access.of(node.model);
  }

  elsewhere(node: ModelNode): readonly string[] {
    return this.#access.elsewhere(node.model);
  }

  /** Other regions may be known by now to have what is missing here. */
  lookElsewhere(): Promise<void> {
    return this.#access.lookElsewhere();
  }

  /** Does nothing once the region was asked for. */
  async open(): Promise<void> {
    if (!this.wasOpened) await this.load(false);
  }

  /** Settles when the list stands or its failure is a row; rows of an earlier load stay until then. */
  async load(refresh: boolean): Promise<void> {
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    this.#access.forgetUnanswered();
    if (this.#hasRows()) this.#message = undefined;
    else this.#tell(messageNode(this.node, 'loading', { kind: 'loading' }));
    try {
      const loaded = await this.#ports.catalogue.region(this.connection, { refresh, signal: work.signal });
      if (work.signal.aborted) return;
      this.#access.renew();
      this.update(loaded);
    } catch (error) {
      if (!work.signal.aborted) this.#failed(failureOf(error));
    }
  }

  /** A newer catalogue of this region: rows change in place. */
  update(catalogue: RegionCatalogue): void {
    if (!this.wasOpened) return;
    this.#index = new RegionIndex(catalogue, this.#ports.policy());
    this.#tell(undefined);
    this.#ports.loaded(this.connection);
  }

  /** Access to the group's models, each row as its answer comes. */
  async checkAccess(group: GroupNode): Promise<void> {
    const signal = this.#work?.signal;
    if (!signal || signal.aborted) return;
    await this.#access.check(
      group.models.map(({ model }) => model),
      signal,
    );
  }

  /** The settings about routes may be others now. */
  reindex(): void {
    if (!this.catalogue) return;
    this.#index = new RegionIndex(this.catalogue, this.#ports.policy());
    this.rebuild();
  }

  /** The filter, the favourites or what is known of access may be others now. */
  rebuild(): void {
    if (!this.#index) return;
    this.#rows = undefined;
    this.#ports.changed([this.node]);
  }

  dispose(): void {
    this.#work?.abort();
  }

  /** What was loaded before stays, below the row that tells what went wrong. */
  #failed(failure: Failure): void {
    this.#ports.failed(`Models of ${this.connection.region}`, failure);
    this.#tell(messageNode(this.node, 'failed', { kind: 'failed', failure }));
  }

  #tell(message: MessageNode | undefined): void {
    this.#message = message;
    this.#rows = undefined;
    this.#ports.changed([this.node]);
  }

  #build(): readonly RegionRow[] {
    const listed = this.#index ? regionRows(this.node, this.#index, this.#view()) : [];
    return this.#message ? [this.#message, ...listed.filter(({ kind }) => kind !== 'message')] : listed;
  }

  #view(): RowsView {
    return { ...this.#ports.view(), accessible: (model) => isOpen(this.#access.of(model)) };
  }

  #answered(modelId: string, before: ModelAccess | undefined): void {
    const opened = isOpen(before) !== isOpen(this.#access.of({ modelId }));
    if (this.#ports.view().filter.callable && opened) this.rebuild();
    else this.#ports.changed(this.#rowsOf(modelId));
  }

  /** Where the model stands now: among its provider's, and perhaps the favourites. */
  #rowsOf(modelId: string): readonly ModelNode[] {
    return (this.#rows ?? [])
      .filter((row) => row.kind === 'group')
      .flatMap(({ models }) => models.filter(({ model }) => model.modelId === modelId));
  }

  #hasRows(): boolean {
    return this.rows.some(({ kind }) => kind !== 'message');
  }
}

const DENIED: ReadonlySet<Failure['cause']> = new Set<Failure['cause']>([
  'access-denied',
  'model-access-denied',
]);
