import type { ModelEvent } from '../../chat/modelEvent.ts';
import type { ModelRequest } from '../../chat/modelRequest.ts';
import type { ModelClient } from '../../chat/ports.ts';
import { FailureError } from '../../chat/failure.ts';
import { abortError } from '../../base/abortable.ts';
import { toFailureError } from '../failure/toFailureError.ts';
import { openAnswer, type Call, type OpenAnswer, type RuntimeClients } from './openAnswer.ts';
import { patienceOf, type Patience } from './patience.ts';
import { endedEarly, silentFor, withRequestId } from './failures.ts';
import { Notices } from './notices.ts';
import { Watchdog } from './watchdog.ts';

/**
 * Calls models through ConverseStream, or Converse where a model does not stream. Nothing is asked a second time once
 * an event was given out: before that, the SDK's own retries apply. `patience` is asked for each call.
 */
export function createModelClient(
  clients: RuntimeClients,
  patience: () => Patience = () => patienceOf(),
): ModelClient {
  return {
    stream: (request, signal) => stream(clients, request, signal, patience()),
  };
}

async function* stream(
  clients: RuntimeClients,
  request: ModelRequest,
  signal: AbortSignal,
  patience: Patience,
): AsyncGenerator<ModelEvent, void, undefined> {
  // The SDK leaves the connection open when its iterator is left. This closes it, whatever the reason; once the
  // response is whole, the connection is no longer the request's and stays open for the next one.
  const cut = new AbortController();
  const watchdog = new Watchdog((limitMs) => cut.abort(silentFor(limitMs)));
  const either = AbortSignal.any([signal, cut.signal]);
  const known: Known = {};
  try {
    const client = clients.runtime(request.connection);
    const { requestId, reshaped, events } = yield* opened({
      client,
      request,
      signal: either,
      watchdog,
      patience,
    });
    if (requestId !== undefined) known.requestId = requestId;
    yield begun(requestId, reshaped);
    let stopped = false;
    // Here and not in a generator of its own: each one that an event passes through is paid for with each event.
    for await (const event of events) {
      known.begun = true;
      stopped ||= event.kind === 'stop';
      yield event;
    }
    if (!stopped) throw endedEarly();
  } catch (error) {
    throw withRequestId(reasonOf(error, { request, signal, cut: cut.signal, known }), known.requestId);
  } finally {
    watchdog.stop();
    cut.abort();
  }
}

/** What is known of an answer so far. */
interface Known {
  requestId?: string;
  begun?: true;
}

/** Gives out what there is to say until the answer begins. */
async function* opened(call: Call): AsyncGenerator<ModelEvent, OpenAnswer, undefined> {
  if (call.signal.aborted) throw abortError(call.signal);
  const notices = new Notices<ModelEvent>();
  const opening = openAnswer(call, (retrying) => notices.push(retrying));
  yield* notices.until(opening);
  return opening;
}

function begun(requestId: string | undefined, reshaped: OpenAnswer['reshaped']): ModelEvent {
  return {
    kind: 'start',
    ...(requestId !== undefined && { requestId }),
    ...(reshaped.length > 0 && { reshaped }),
  };
}

interface Failed {
  readonly request: ModelRequest;
  /** The person's. */
  readonly signal: AbortSignal;
  /** Ours. */
  readonly cut: AbortSignal;
  readonly known: Known;
}

/** A cut connection throws whatever Node makes of it; what counts is who cut it. */
function reasonOf(error: unknown, { request, signal, cut, known }: Failed): Error {
  if (signal.aborted) return abortError(signal);
  if (cut.reason instanceof FailureError) return cut.reason;
  return toFailureError(error, {
    connection: request.connection,
    guarded: request.guardrail !== undefined,
    begun: known.begun === true,
  });
}
