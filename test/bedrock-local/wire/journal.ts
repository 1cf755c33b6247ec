import { appendFileSync } from 'node:fs';
import { isBedrock } from './model/isBedrock.ts';

/** One request, as it is written down: no header, no token, no secret. */
export interface JournalEntry {
  /** When the request came, by the server's clock; ISO 8601. */
  readonly at: string;
  readonly requestId: string;
  /** Absent where the request addresses no operation that AWS has. */
  readonly service?: string;
  readonly operation?: string;
  readonly region?: string;
  readonly method: string;
  /** As it came, percent-encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The parsed JSON; the raw text if it is none; null without a body. Of STS only the action, of sign-in nothing. */
  readonly body: unknown;
  /** Null where the client left before the response began. */
  readonly status: number | null;
  /** The exception that was answered, in the response or in its stream. */
  readonly error?: string;
  /** From the request's head to the end of the response, or to the client's leaving. */
  readonly ms: number;
  readonly closedByClient?: true;
  /** From the request's head to the client's leaving. */
  readonly closedAfterMs?: number;
}

export interface JournalSink {
  append(entry: JournalEntry): void;
}

/** A request was understood (`began`), or its response is over (`ended`). */
export type RequestEvent =
  | { readonly type: 'began'; readonly operation: string | undefined; readonly requestId: string }
  | { readonly type: 'ended'; readonly entry: JournalEntry };

export type RequestListener = (event: RequestEvent) => void;

/** Everything that was asked since the start, in the order in which it was over. */
export class Journal {
  #entries: JournalEntry[] = [];
  readonly #sink: JournalSink | undefined;
  readonly #listeners = new Set<RequestListener>();

  constructor(sink?: JournalSink) {
    this.#sink = sink;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }

  /** Returns the function that takes the listener away. */
  onRequest(listener: RequestListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  began(operation: string | undefined, requestId: string): void {
    for (const listener of this.#listeners) listener({ type: 'began', operation, requestId });
  }

  ended(entry: JournalEntry): void {
    this.#entries.push(entry);
    this.#sink?.append(entry);
    for (const listener of this.#listeners) listener({ type: 'ended', entry });
  }
}

/**
 * A line of JSON for each request. Sign-in and STS are left out: the file is for checking against the models of
 * Bedrock's services, and they are none of them.
 */
export function fileSink(path: string): JournalSink {
  return {
    append: (entry) => {
      if (entry.service === undefined || isBedrock(entry.service))
        appendFileSync(path, `${JSON.stringify(entry)}\n`);
    },
  };
}
