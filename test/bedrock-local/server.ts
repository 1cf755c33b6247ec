import type { Account, ApiKey } from './wire/accounts.ts';
import type { Controls, SetScenario } from './wire/control.ts';
import type { Endpoint } from './wire/endpoint.ts';
import { createHandler } from './wire/handle.ts';
import { listen } from './wire/http/listen.ts';
import {
  fileSink,
  Journal,
  type JournalEntry,
  type JournalSink,
  type RequestListener,
} from './wire/journal.ts';
import type { Services } from './wire/route.ts';

export interface BedrockLocalOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** A file to append to, a line of JSON for each request; or anything that takes the entries. */
  readonly journal?: string | JournalSink;
  readonly services: Services;
  /** Gone through anew for each request: sessions come and go. */
  readonly accounts: Iterable<Account>;
  readonly apiKeys?: readonly ApiKey[];
  /** Sign-in, metadata, public parameters. */
  readonly endpoints?: readonly Endpoint[];
  readonly clock?: () => Date;
  readonly setScenario?: SetScenario;
  readonly controls?: Controls;
  /** Told of what a service throws that is no AwsError; absent: standard error. */
  readonly report?: (error: unknown) => void;
}

export interface BedrockLocal {
  /** For AWS_ENDPOINT_URL, or a client's `endpoint`. */
  readonly url: string;
  readonly port: number;
  /** What was asked so far. */
  readonly entries: readonly JournalEntry[];
  /** Returns the function that takes the listener away. */
  onRequest(listener: RequestListener): () => void;
  close(): Promise<void>;
}

/** Starts AWS's stand-in: HTTP/1.1 and HTTP/2 in clear text on one loopback port, for all services. */
export async function startBedrockLocal(options: BedrockLocalOptions): Promise<BedrockLocal> {
  const { port = 0, services, accounts, setScenario, report = complain } = options;
  const { clock = () => new Date(), apiKeys = [], endpoints = [], controls = {} } = options;
  const sink = typeof options.journal === 'string' ? fileSink(options.journal) : options.journal;
  const journal = new Journal(sink);
  const directed = { journal, setScenario, controls };
  const handle = createHandler({ services, accounts, apiKeys, endpoints, clock, report, ...directed });
  const listener = await listen(port, (exchange) => void handle(exchange));
  return {
    url: `http://127.0.0.1:${listener.port}`,
    port: listener.port,
    get entries() {
      return journal.entries;
    },
    onRequest: (listen) => journal.onRequest(listen),
    close: () => listener.close(),
  };
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
