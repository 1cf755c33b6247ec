import { isCancellation } from '../../base/errors.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type {
  FoundationModel,
  ModelAccess,
  RegionCatalogue,
  RememberedCatalogue,
} from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';
import type { RoutePolicy } from '../../chat/routing.ts';
import { accessAsker } from '../../chat/modelAccess.ts';
import {
  messageNode,
  type GroupNode,
  type MessageNode,
  type ModelNode,
  type RegionNode,
  type TreeNode,
} from './nodes.ts';
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
  #askAccess: ReturnType<typeof accessAsker>;
  readonly #access = new Map<string, ModelAccess>();
  readonly #elsewhere = new Map<string, readonly string[]>();
  readonly #asked = new Set<string>();
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
    this.#askAccess = accessAsker(ports.catalogue, connection);
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
    return this.#access.get(node.model.modelId);
  }

  elsewhere(node: ModelNode): readonly string[] {
    return this.#elsewhere.get(node.model.modelId) ?? [];
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
    this.#forgetUnanswered();
    if (this.#hasRows()) this.#message = undefined;
    else this.#tell(messageNode(this.node, 'loading', { kind: 'loading' }));
    try {
      const loaded = await this.#ports.catalogue.region(this.connection, { refresh, signal: work.signal });
      if (work.signal.aborted) return;
      // What was answered before stays to be seen until it is answered anew.
      this.#asked.clear();
      this.#askAccess = accessAsker(this.#ports.catalogue, this.connection);
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
    const unknown = group.models.filter(({ model }) => !this.#asked.has(model.modelId));
    for (const { model } of unknown) this.#asked.add(model.modelId);
    await Promise.all(unknown.map((node) => this.#check(node, signal)));
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
    const accessible = ({ modelId }: { readonly modelId: string }) => isOpen(this.#access.get(modelId));
    return { ...this.#ports.view(), accessible };
  }

  async #check(node: ModelNode, signal: AbortSignal): Promise<void> {
    const { modelId } = node.model;
    const access = await this.#ask(node.model, signal);
    if (signal.aborted || !access) return;
    const before = this.#access.get(modelId);
    this.#access.set(modelId, access);
    if (access.state === 'not-in-region') await this.#lookElsewhere(modelId);
    if (this.#ports.view().filter.callable && isOpen(before) !== isOpen(access)) this.rebuild();
    else this.#ports.changed(this.#rowsOf(modelId));
  }

  async #ask(model: FoundationModel, signal: AbortSignal): Promise<ModelAccess | undefined> {
    try {
      return await this.#askAccess(model, signal);
    } catch (error) {
      if (signal.aborted || isCancellation(error)) return undefined;
      const failure = failureOf(error);
      this.#ports.failed(`Access to ${model.modelId}`, failure);
      return { state: 'unknown', reason: `${failure.message} ${failure.remedy}` };
    }
  }

  async #lookElsewhere(modelId: string): Promise<void> {
    const regions = await this.#ports.catalogue.regionsWith(this.connection, modelId);
    this.#elsewhere.set(
      modelId,
      regions.filter((region) => region !== this.connection.region),
    );
  }

  /** Where the model stands now: among its provider's, and perhaps the favourites. */
  #rowsOf(modelId: string): readonly ModelNode[] {
    return (this.#rows ?? [])
      .filter((row) => row.kind === 'group')
      .flatMap(({ models }) => models.filter(({ model }) => model.modelId === modelId));
  }

  /** What the aborted load was still asking is asked again when it is wanted. */
  #forgetUnanswered(): void {
    for (const modelId of this.#asked) if (!this.#access.has(modelId)) this.#asked.delete(modelId);
  }

  #hasRows(): boolean {
    return this.rows.some(({ kind }) => kind !== 'message');
  }
}

const DENIED: ReadonlySet<Failure['cause']> = new Set<Failure['cause']>([
  'access-denied',
  'model-access-denied',
]);

/** Nothing is known to stand in the way. */
function isOpen(access: ModelAccess | undefined): boolean {
  return !access || access.state === 'ready' || access.state === 'unknown';
}
