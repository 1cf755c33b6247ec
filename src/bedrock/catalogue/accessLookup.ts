import { GetFoundationModelAvailabilityCommand, type BedrockClient } from '@aws-sdk/client-bedrock';
import type { ModelAccess } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { FailureError, type FailureCause } from '../../chat/failure.ts';
import { call } from '../clients/call.ts';
import { share } from '../clients/share.ts';
import type { Limiter } from '../clients/limiter.ts';
import { toModelAccess } from './modelAccess.ts';

/** Where AWS answered and the answer will be the same next time; other failures are the caller's to see. */
const ANSWERS: ReadonlySet<FailureCause> = new Set<FailureCause>([
  'access-denied',
  'model-access-denied',
  'account-not-authorized',
  'model-not-found',
  'resource-not-found',
  'request-invalid',
  'unsupported-feature',
  'unknown',
]);

/** GetFoundationModelAvailability, asked once for each model of a region. It costs nothing. */
export class AccessLookup {
  readonly #client: BedrockClient;
  readonly #connection: Connection;
  readonly #limiter: Limiter;
  readonly #known = new Map<string, ModelAccess>();
  readonly #asking = new Map<string, (signal: AbortSignal) => Promise<ModelAccess>>();

  constructor(client: BedrockClient, connection: Connection, limiter: Limiter) {
    this.#client = client;
    this.#connection = connection;
    this.#limiter = limiter;
  }

  async get(modelId: string, signal: AbortSignal): Promise<ModelAccess> {
    const known = this.#known.get(modelId);
    if (known) return known;
    const asking =
      this.#asking.get(modelId) ?? share((shared) => this.#limiter.run(() => this.#ask(modelId, shared)));
    this.#asking.set(modelId, asking);
    return asking(signal);
  }

  /** After a refresh an agreement may have been accepted. */
  clear(): void {
    this.#known.clear();
  }

  async #ask(modelId: string, signal: AbortSignal): Promise<ModelAccess> {
    const access = await this.#send(modelId, signal);
    this.#known.set(modelId, access);
    return access;
  }

  async #send(modelId: string, signal: AbortSignal): Promise<ModelAccess> {
    const context = { connection: this.#connection, operation: 'GetFoundationModelAvailability' };
    const command = new GetFoundationModelAvailabilityCommand({ modelId });
    try {
      return toModelAccess(await call(signal, context, (options) => this.#client.send(command, options)));
    } catch (error) {
      if (error instanceof FailureError && ANSWERS.has(error.failure.cause)) {
        return { state: 'unknown', reason: error.failure.detail ?? error.failure.message };
      }
      throw error;
    }
  }
}
