import {
  ConverseCommand,
  ConverseStreamCommand,
  type BedrockRuntimeClient,
} from '@aws-sdk/client-bedrock-runtime';
import type { Connection } from '../../chat/connection.ts';
import type { ModelEvent } from '../../chat/modelEvent.ts';
import type { ModelRequest } from '../../chat/modelRequest.ts';
import { abortable, abortError } from '../clients/abortable.ts';
import { defined } from '../defined.ts';
import { isStreamingUnsupported, isSystemUnsupported } from '../failure/unsupported.ts';
import { decodeResponse } from './decode/response.ts';
import { createStreamDecoder } from './decode/streamEvent.ts';
import { encodeStreamRequest, encodeUnaryRequest, shapeOf, type Shape } from './encode/request.ts';
import type { Watchdog } from './watchdog.ts';

export interface RuntimeClients {
  runtime(connection: Connection): BedrockRuntimeClient;
}

/** How long to wait without a sign of life, in milliseconds. */
export interface Patience {
  /** For the first event, or for the whole of an answer that is not streamed: retries and slow thinkers included. */
  readonly firstEventMs: number;
  /** Between two events of a stream. */
  readonly idleMs: number;
}

export interface Call {
  readonly client: BedrockRuntimeClient;
  readonly request: ModelRequest;
  /** Aborts when the person stops it, and when the watchdog bites. */
  readonly signal: AbortSignal;
  readonly watchdog: Watchdog;
  readonly patience: Patience;
}

export interface OpenAnswer {
  readonly requestId?: string;
  readonly events: AsyncIterable<ModelEvent> | Iterable<ModelEvent>;
}

/** Resolves when the answer has begun. Rejects with what the SDK throws. */
export function openAnswer(call: Call): Promise<OpenAnswer> {
  return open(call, shapeOf(call.request));
}

/** What a model refuses for its form alone is put in another form; each time one possibility less is left. */
async function open(call: Call, shape: Shape): Promise<OpenAnswer> {
  try {
    return await (shape.streaming ? openStream(call, shape) : openUnary(call, shape));
  } catch (error) {
    const other = reshaped(shape, error);
    if (!other || call.signal.aborted) throw error;
    return open(call, other);
  }
}

function reshaped(shape: Shape, error: unknown): Shape | undefined {
  if (shape.streaming && isStreamingUnsupported(error)) return { ...shape, streaming: false };
  if (shape.system && isSystemUnsupported(error)) return { ...shape, system: false };
  return undefined;
}

async function openStream(call: Call, shape: Shape): Promise<OpenAnswer> {
  const command = new ConverseStreamCommand(encodeStreamRequest(call.request, shape));
  const { stream, $metadata } = await patiently(
    call,
    call.client.send(command, { abortSignal: call.signal }),
  );
  return { events: decoded(call, stream ?? []), ...defined({ requestId: $metadata.requestId }) };
}

async function openUnary(call: Call, shape: Shape): Promise<OpenAnswer> {
  const command = new ConverseCommand(encodeUnaryRequest(call.request, shape));
  const response = await patiently(call, call.client.send(command, { abortSignal: call.signal }));
  return { events: decodeResponse(response), ...defined({ requestId: response.$metadata.requestId }) };
}

async function patiently<T>({ signal, watchdog, patience }: Call, sending: Promise<T>): Promise<T> {
  watchdog.start(patience.firstEventMs);
  try {
    return await abortable(sending, signal);
  } finally {
    watchdog.stop();
  }
}

/** To the very end: usage and the guardrail's trace come after the stop. */
async function* decoded(
  { signal, watchdog, patience }: Call,
  stream: AsyncIterable<unknown> | Iterable<unknown>,
): AsyncGenerator<ModelEvent, void, undefined> {
  const decode = createStreamDecoder();
  watchdog.start(patience.idleMs);
  for await (const event of stream) {
    watchdog.stop();
    yield* decode(event);
    if (signal.aborted) throw abortError(signal);
    watchdog.start(patience.idleMs);
  }
  watchdog.stop();
}
