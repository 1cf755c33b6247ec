import type { JournalEntry } from './journal.ts';
import { isBedrock } from './model/isBedrock.ts';
import { parseJson, type RequestParts } from './rest/readInput.ts';

/** What becomes known of one request while it is answered; the journal's line at its end. */
export class RequestRecord {
  readonly requestId: string;
  operation: { readonly service: string; readonly name: string } | undefined;
  region: string | undefined;
  status: number | null = null;
  error: string | undefined;
  readonly #parts: RequestParts;
  readonly #at: Date;

  constructor(parts: RequestParts, requestId: string, at: Date) {
    this.#parts = parts;
    this.requestId = requestId;
    this.#at = at;
  }

  entry(ms: number, closedAfterMs: number | undefined): JournalEntry {
    const { method, path, query } = this.#parts;
    const { operation, region, error } = this;
    return {
      at: this.#at.toISOString(),
      requestId: this.requestId,
      ...(operation && { service: operation.service, operation: operation.name }),
      ...(region !== undefined && { region }),
      method,
      path,
      query: Object.fromEntries(query),
      body: this.#body(),
      status: this.status,
      ...(error !== undefined && { error }),
      ms: Math.round(ms),
      ...(closedAfterMs !== undefined && { closedByClient: true, closedAfterMs: Math.round(closedAfterMs) }),
    };
  }

  /** What is no Bedrock service's may hold tokens. */
  #body(): unknown {
    if (this.operation?.service === 'sts') return { Action: this.operation.name };
    if (this.operation && !isBedrock(this.operation.service)) return null;
    const { body } = this.#parts;
    return body.length === 0 ? null : (parseJson(body) ?? body.toString());
  }
}
