import type { Connection } from './connection.ts';

/** A guardrail and one of its versions, as sent in `guardrailConfig`. */
export interface GuardrailRef {
  readonly id: string;
  readonly name: string;
  /** `DRAFT` or a number. */
  readonly version: string;
}

export interface GuardrailSummary {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  readonly status: string;
  readonly version: string;
}

export interface GuardrailSource {
  list(connection: Connection, signal: AbortSignal): Promise<readonly GuardrailSummary[]>;
  /** DRAFT first, then the numbered versions, newest first. */
  versions(connection: Connection, id: string, signal: AbortSignal): Promise<readonly GuardrailSummary[]>;
}

export interface KnowledgeBaseRef {
  readonly id: string;
  readonly name: string;
}

export interface KnowledgeBaseSummary extends KnowledgeBaseRef {
  readonly description?: string;
  readonly status: string;
}

/** A retrieved chunk. `uri` is where it came from, where Retrieve says so. */
export interface Passage {
  readonly text: string;
  readonly title: string;
  readonly uri?: string;
  /** Relevance 0–1, where Retrieve gives it. */
  readonly score?: number;
}

export interface KnowledgeBaseSource {
  list(connection: Connection, signal: AbortSignal): Promise<readonly KnowledgeBaseSummary[]>;
  /** Retrieve: at most `limit` passages, best first. Rejects with FailureError. */
  retrieve(
    connection: Connection,
    knowledgeBase: KnowledgeBaseRef,
    query: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly Passage[]>;
}
