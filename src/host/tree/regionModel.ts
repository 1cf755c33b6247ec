import { isCancellation } from '../../base/errors.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { ModelAccess, ModelCatalogue, RegionCatalogue } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';
import type { RoutePolicy } from '../../chat/routing.ts';
import { failureToShow } from '../identity/givenUp.ts';
import {
  messageNode,
  regionRows,
  type MessageNode,
  type ModelNode,
  type ProviderNode,
  type RegionNode,
  type TreeNode,
} from './nodes.ts';

export interface RegionPorts {
  readonly catalogue: () => Promise<ModelCatalogue>;
  readonly policy: () => RoutePolicy;
  readonly changed: (nodes: readonly TreeNode[]) => void;
  readonly failed: (doing: string, failure: Failure) => void;
  /** The region's catalogue is there, so that whatever follows from it asks AWS nothing more. */
  readonly loaded: (connection: Connection) => void;
}

/** One region for one profile: its rows, loaded once it is wanted, and the access to its models. */
export class RegionModel implements Disposable {
  readonly node: RegionNode;
  readonly connection: Connection;
  readonly #ports: RegionPorts;
  readonly #access = new Map<string, ModelAccess>();
  readonly #asked = new Set<string>();
  /** Of the load under way and of what it led to; another load or disposal aborts it. */
  #work: AbortController | undefined;
  #catalogue: RegionCatalogue | undefined;
  #rows: readonly (MessageNode | ProviderNode)[] = [];

  constructor(node: RegionNode, connection: Connection, ports: RegionPorts) {
    this.node = node;
    this.connection = connection;
    this.#ports = ports;
  }

  get rows(): readonly (MessageNode | ProviderNode)[] {
    return this.#rows;
  }

  get wasOpened(): boolean {
    return this.#work !== undefined;
  }

  access(node: ModelNode): ModelAccess | undefined {
    return this.#access.get(node.model.modelId);
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
    if (this.#providers().length === 0) this.#show([messageNode(this.node, 'loading', { kind: 'loading' })]);
    try {
      const catalogue = await this.#ports.catalogue();
      work.signal.throwIfAborted();
      const loaded = await catalogue.region(this.connection, { refresh, signal: work.signal });
      if (!work.signal.aborted) this.#loaded(loaded);
    } catch (error) {
      if (!work.signal.aborted) this.#failed(failureToShow(error));
    }
  }

  /** Access to the provider's models, each row as its answer comes. */
  async checkAccess(provider: ProviderNode): Promise<void> {
    const signal = this.#work?.signal;
    if (!signal || signal.aborted) return;
    const unknown = provider.models.filter(({ model }) => !this.#asked.has(model.modelId));
    for (const { model } of unknown) this.#asked.add(model.modelId);
    await Promise.all(unknown.map((node) => this.#check(node, signal)));
  }

  /** The settings may allow other routes now. */
  rebuild(): void {
    if (this.#catalogue) this.#show(regionRows(this.node, this.#catalogue, this.#ports.policy()));
  }

  dispose(): void {
    this.#work?.abort();
  }

  #loaded(catalogue: RegionCatalogue): void {
    this.#catalogue = catalogue;
    this.#access.clear();
    this.#asked.clear();
    this.rebuild();
    this.#ports.loaded(this.connection);
  }

  /** What was loaded before stays, below the row that tells what went wrong. */
  #failed(failure: Failure): void {
    this.#ports.failed(`Models of ${this.connection.region}`, failure);
    const row = messageNode(this.node, 'failed', { kind: 'failed', failure });
    this.#show([row, ...this.#providers()]);
  }

  async #check(node: ModelNode, signal: AbortSignal): Promise<void> {
    const access = await this.#ask(node, signal);
    if (signal.aborted || !access) return;
    this.#access.set(node.model.modelId, access);
    this.#ports.changed([node]);
  }

  async #ask({ model }: ModelNode, signal: AbortSignal): Promise<ModelAccess | undefined> {
    try {
      const catalogue = await this.#ports.catalogue();
      return await catalogue.access(this.connection, model.modelId, signal);
    } catch (error) {
      if (signal.aborted || isCancellation(error)) return undefined;
      const failure = failureOf(error);
      this.#ports.failed(`Access to ${model.modelId}`, failure);
      return { state: 'unknown', reason: `${failure.message} ${failure.remedy}` };
    }
  }

  /** What the aborted load was still asking is asked again when it is wanted. */
  #forgetUnanswered(): void {
    for (const modelId of this.#asked) if (!this.#access.has(modelId)) this.#asked.delete(modelId);
  }

  #providers(): readonly ProviderNode[] {
    return this.#rows.filter((row) => row.kind === 'provider');
  }

  #show(rows: readonly (MessageNode | ProviderNode)[]): void {
    this.#rows = rows;
    this.#ports.changed([this.node]);
  }
}
