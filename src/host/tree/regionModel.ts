import { isCancellation } from '../../base/errors.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { ModelAccess, RegionCatalogue, RememberedCatalogue } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';
import { failureToShow } from '../identity/givenUp.ts';
import { messageNode, type GroupNode, type ModelNode, type RegionNode, type TreeNode } from './nodes.ts';
import { regionRows, type RegionRow, type RowsView } from './regionRows.ts';

export interface RegionPorts {
  readonly catalogue: Pick<RememberedCatalogue, 'region' | 'access' | 'regionsWith'>;
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
  readonly #access = new Map<string, ModelAccess>();
  readonly #elsewhere = new Map<string, readonly string[]>();
  readonly #asked = new Set<string>();
  /** Of the load under way and of what it led to; another load or disposal aborts it. */
  #work: AbortController | undefined;
  #catalogue: RegionCatalogue | undefined;
  #rows: readonly RegionRow[] = [];

  constructor(node: RegionNode, connection: Connection, ports: RegionPorts) {
    this.node = node;
    this.connection = connection;
    this.#ports = ports;
  }

  get rows(): readonly RegionRow[] {
    return this.#rows;
  }

  get catalogue(): RegionCatalogue | undefined {
    return this.#catalogue;
  }

  get wasOpened(): boolean {
    return this.#work !== undefined;
  }

  /** Why there is nothing to see, once that is certain: refused everything, or nothing there. */
  get gap(): RegionGap | undefined {
    const [first, ...others] = this.#rows;
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
    if (this.#listed().length === 0) this.#show([messageNode(this.node, 'loading', { kind: 'loading' })]);
    try {
      const loaded = await this.#ports.catalogue.region(this.connection, { refresh, signal: work.signal });
      if (work.signal.aborted) return;
      // What was answered before stays to be seen until it is answered anew.
      this.#asked.clear();
      this.update(loaded);
    } catch (error) {
      if (!work.signal.aborted) this.#failed(failureToShow(error));
    }
  }

  /** A newer catalogue of this region: rows change in place. */
  update(catalogue: RegionCatalogue): void {
    if (!this.wasOpened) return;
    this.#catalogue = catalogue;
    this.rebuild();
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

  /** The settings, the filter or the favourites may be others now. */
  rebuild(): void {
    if (!this.#catalogue) return;
    const accessible = ({ modelId }: { readonly modelId: string }) => isOpen(this.#access.get(modelId));
    this.#show(regionRows(this.node, this.#catalogue, { ...this.#ports.view(), accessible }));
  }

  dispose(): void {
    this.#work?.abort();
  }

  /** What was loaded before stays, below the row that tells what went wrong. */
  #failed(failure: Failure): void {
    this.#ports.failed(`Models of ${this.connection.region}`, failure);
    const row = messageNode(this.node, 'failed', { kind: 'failed', failure });
    this.#show([row, ...this.#listed()]);
  }

  async #check(node: ModelNode, signal: AbortSignal): Promise<void> {
    const { modelId } = node.model;
    const access = await this.#ask(modelId, signal);
    if (signal.aborted || !access) return;
    const before = this.#access.get(modelId);
    this.#access.set(modelId, access);
    if (access.state === 'not-in-region') await this.#lookElsewhere(modelId);
    if (this.#ports.view().filter.callable && isOpen(before) !== isOpen(access)) this.rebuild();
    else this.#ports.changed(this.#rowsOf(modelId));
  }

  async #ask(modelId: string, signal: AbortSignal): Promise<ModelAccess | undefined> {
    try {
      return await this.#ports.catalogue.access(this.connection, modelId, signal);
    } catch (error) {
      if (signal.aborted || isCancellation(error)) return undefined;
      const failure = failureOf(error);
      this.#ports.failed(`Access to ${modelId}`, failure);
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
    return this.#rows
      .filter((row) => row.kind === 'group')
      .flatMap(({ models }) => models.filter(({ model }) => model.modelId === modelId));
  }

  /** What the aborted load was still asking is asked again when it is wanted. */
  #forgetUnanswered(): void {
    for (const modelId of this.#asked) if (!this.#access.has(modelId)) this.#asked.delete(modelId);
  }

  #listed(): readonly RegionRow[] {
    return this.#rows.filter((row) => row.kind !== 'message');
  }

  #show(rows: readonly RegionRow[]): void {
    this.#rows = rows;
    this.#ports.changed([this.node]);
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
