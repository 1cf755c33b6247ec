import { isCancellation } from '../../base/errors.ts';
import type { FoundationModel, ModelAccess, RememberedCatalogue } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';
import { accessAsker } from '../../chat/modelAccess.ts';

export interface RegionAccessPorts {
  readonly catalogue: Pick<RememberedCatalogue, 'access' | 'useCaseForm' | 'regionsWith'>;
  readonly failed: (doing: string, failure: Failure) => void;
  /** What is known of the model has changed; `before` undefined: nothing was known. */
  readonly answered: (modelId: string, before: ModelAccess | undefined) => void;
}

/** What is known of the access to one region's models, and which other regions have those that are missing here. */
export class RegionAccess {
  readonly #connection: Connection;
  readonly #ports: RegionAccessPorts;
  #ask: ReturnType<typeof accessAsker>;
  readonly #access = new Map<string, ModelAccess>();
  readonly #elsewhere = new Map<string, readonly string[]>();
  readonly #asked = new Set<string>();

  constructor(connection: Connection, ports: RegionAccessPorts) {
    this.#connection = connection;
    this.#ports = ports;
    this.#ask = accessAsker(ports.catalogue, connection);
  }

  of({ modelId }: Pick<FoundationModel, 'modelId'>): ModelAccess | undefined {
    return this.#access.get(modelId);
  }

  elsewhere({ modelId }: Pick<FoundationModel, 'modelId'>): readonly string[] {
    return this.#elsewhere.get(modelId) ?? [];
  }

  /** Everything is asked anew when it is wanted; what was answered stays to be seen until then. */
  renew(): void {
    this.#asked.clear();
    this.#ask = accessAsker(this.#ports.catalogue, this.#connection);
  }

  /** What an aborted load was still asking is asked again when it is wanted. */
  forgetUnanswered(): void {
    for (const modelId of this.#asked) if (!this.#access.has(modelId)) this.#asked.delete(modelId);
  }

  /** Asks for each model once, and tells of each answer as it comes. Never rejects. */
  async check(models: readonly FoundationModel[], signal: AbortSignal): Promise<void> {
    const unknown = models.filter(({ modelId }) => !this.#asked.has(modelId));
    for (const { modelId } of unknown) this.#asked.add(modelId);
    await Promise.all(unknown.map((model) => this.#check(model, signal)));
  }

  /** Other regions may be known by now to have what is missing here. */
  async lookElsewhere(): Promise<void> {
    const missing = [...this.#access].filter(([, { state }]) => state === 'not-in-region');
    for (const [modelId, access] of missing)
      if (await this.#look(modelId)) this.#ports.answered(modelId, access);
  }

  async #check(model: FoundationModel, signal: AbortSignal): Promise<void> {
    const { modelId } = model;
    const access = await this.#answer(model, signal);
    if (signal.aborted || !access) return;
    const before = this.#access.get(modelId);
    this.#access.set(modelId, access);
    if (access.state === 'not-in-region') await this.#look(modelId);
    this.#ports.answered(modelId, before);
  }

  async #answer(model: FoundationModel, signal: AbortSignal): Promise<ModelAccess | undefined> {
    try {
      return await this.#ask(model, signal);
    } catch (error) {
      if (signal.aborted || isCancellation(error)) return undefined;
      const failure = failureOf(error);
      this.#ports.failed(`Access to ${model.modelId}`, failure);
      return { state: 'unknown', reason: `${failure.message} ${failure.remedy}` };
    }
  }

  /** Whether other regions are known now than before. */
  async #look(modelId: string): Promise<boolean> {
    const { region } = this.#connection;
    const having = await this.#ports.catalogue.regionsWith(this.#connection, modelId);
    const others = having.filter((other) => other !== region).toSorted();
    const before = this.#elsewhere.get(modelId) ?? [];
    this.#elsewhere.set(modelId, others);
    return others.join() !== before.join();
  }
}

/** Nothing is known to stand in the way. */
export function isOpen(access: ModelAccess | undefined): boolean {
  return !access || access.state === 'ready' || access.state === 'unknown';
}
