import {
  ConverseCommand,
  ConverseStreamCommand,
  type BedrockRuntimeClient,
} from '@aws-sdk/client-bedrock-runtime';
import type { Connection } from '../../chat/connection.ts';
import type { ModelEvent, Reshaped } from '../../chat/modelEvent.ts';
import type { ModelRequest } from '../../chat/modelRequest.ts';
import { abortable, abortError } from '../../base/abortable.ts';
import { defined } from '../defined.ts';
import { decodeResponse } from './decode/response.ts';
import { createStreamDecoder } from './decode/streamEvent.ts';
import { noticeAttempts, type NoticeRetry } from './attempts.ts';
import { encodeStreamRequest, encodeUnaryRequest } from './encode/request.ts';
import { firstForm, nextForm, type Form } from './reshape.ts';
import type { Patience } from './patience.ts';
import type { Watchdog } from './watchdog.ts';

export interface RuntimeClients {
  runtime(connection: Connection): BedrockRuntimeClient;
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
  /** What had to be put in another form than the usual one. */
  readonly reshaped: readonly Reshaped[];
  readonly events: AsyncIterable<ModelEvent> | Iterable<ModelEvent>;
}

/** Resolves when the answer has begun. Rejects with what the SDK throws. */
export function openAnswer(call: Call, onRetry: NoticeRetry = () => undefined): Promise<OpenAnswer> {
  return open({ ...call, onRetry }, firstForm(call.request));
}

interface Opening extends Call {
  readonly onRetry: NoticeRetry;
}

async function open(call: Opening, form: Form): Promise<OpenAnswer> {
  try {
    const opened = await (form.shape.streaming ? openStream(call, form) : openUnary(call, form));
    return { ...opened, reshaped: form.reshaped };
  } catch (error) {
    const other = nextForm(form, error);
    if (!other || call.signal.aborted) throw error;
    return open(call, other);
  }
}

type Opened = Omit<OpenAnswer, 'reshaped'>;

async function openStream(call: Opening, { request, shape }: Form): Promise<Opened> {
  const command = new ConverseStreamCommand(encodeStreamRequest(request, shape));
  noticeAttempts(command.middlewareStack, call.client.config.maxAttempts, call.onRetry);
  const { stream, $metadata } = await patiently(
    call,
    call.client.send(command, { abortSignal: call.signal }),
  );
  return { events: eventsOf(call, stream ?? []), ...defined({ requestId: $metadata.requestId }) };
}

async function openUnary(call: Opening, { request, shape }: Form): Promise<Opened> {
  const command = new ConverseCommand(encodeUnaryRequest(request, shape));
  noticeAttempts(command.middlewareStack, call.client.config.maxAttempts, call.onRetry);
  const response = await patiently(call, call.client.send(command, { abortSignal: call.signal }));
  return { events: decodeResponse(response), ...defined({ requestId: response.$metadata.requestId }) };
}

async function patiently<T>({ signal, watchdog, patience }: Call, sending: Promise<T>): Promise<T> {
  watchdog.wait(patience.firstEventMs);
  try {
    return await abortable(sending, signal);
  } finally {
    watchdog.stop();
  }
}

/** To the very end: usage and the guardrail's trace come after the stop. */
async function* eventsOf(
  { signal, watchdog, patience }: Call,
  stream: AsyncIterable<unknown> | Iterable<unknown>,
): AsyncGenerator<ModelEvent, void, undefined> {
  const decode = createStreamDecoder();
  watchdog.wait(patience.idleMs);
  for await (const event of stream) {
    watchdog.heard();
    // Not by `yield*`, which wraps and awaits each one again.
    for (const decoded of decode(event)) yield decoded;
    if (signal.aborted) throw abortError(signal);
    watchdog.wait(patience.idleMs);
  }
  watchdog.stop();
}
