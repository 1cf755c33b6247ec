import { AwsError } from '../contract.ts';
import type { Account, ApiKey } from './accounts.ts';
import type { Controls, SetScenario } from './control.ts';
import type { Endpoint } from './endpoint.ts';
import type { Exchange } from './http/exchange.ts';
import type { Journal } from './journal.ts';
import type { RequestRecord } from './record.ts';
import type { Reply } from './rest/errorReply.ts';
import type { RequestParts } from './rest/readInput.ts';
import type { Route, Services } from './route.ts';

/** What the handling of any request needs. */
export interface Surroundings {
  readonly services: Services;
  readonly accounts: Iterable<Account>;
  readonly apiKeys: readonly ApiKey[];
  readonly endpoints: readonly Endpoint[];
  readonly clock: () => Date;
  readonly journal: Journal;
  readonly setScenario?: SetScenario | undefined;
  readonly controls: Controls;
  /** Told of what a service throws that is no AwsError: a defect of the service. */
  readonly report: (error: unknown) => void;
}

export interface Handling extends Surroundings {
  readonly route: (method: string, path: string) => Route | undefined;
}

/** The last step of an answer, taken once the request is in the journal. */
export type Finish = () => void | Promise<void>;

/** One request on its way through. */
export interface Asked {
  readonly exchange: Exchange;
  readonly parts: RequestParts;
  readonly record: RequestRecord;
  readonly handling: Handling;
}

/** Notes the reply and returns the step that sends it. */
export function replyWith({ exchange, record, handling }: Asked, reply: Reply): Finish {
  record.status = reply.status;
  return () => send(exchange, reply, record.requestId, handling.clock());
}

export function send(exchange: Exchange, reply: Reply, requestId: string, now: Date): Promise<void> {
  const body = Buffer.from(reply.body);
  exchange.head(reply.status, {
    date: now.toUTCString(),
    ...reply.headers,
    ...(requestId && { 'x-amzn-requestid': requestId }),
    'content-length': body.length,
  });
  return exchange.end(body);
}

/** The error to answer with. What is not AWS's is a defect of the stand-in: told, and answered as AWS does. */
export function asAwsError(error: unknown, { exchange, record, handling }: Asked): AwsError {
  if (exchange.signal.aborted) throw error;
  const known = error instanceof AwsError ? error : internal(error, handling);
  record.error = known.name;
  return known;
}

function internal(error: unknown, { report }: Handling): AwsError {
  report(error);
  return new AwsError(
    'InternalServerException',
    500,
    'The system encountered an unexpected error during processing. Try your request again.',
  );
}
