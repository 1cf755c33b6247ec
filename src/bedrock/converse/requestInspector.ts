import { CountTokensCommand } from '@aws-sdk/client-bedrock-runtime';
import * as l10n from '@vscode/l10n';
import { FailureError } from '../../chat/failure.ts';
import type { ModelRequest } from '../../chat/modelRequest.ts';
import type { RequestInspector, WireRequest } from '../../chat/ports.ts';
import { abortable, abortError } from '../../base/abortable.ts';
import { toFailureError } from '../failure/toFailureError.ts';
import { encodeStreamRequest, encodeUnaryRequest, shapeOf } from './encode/request.ts';
import type { RuntimeClients } from './openAnswer.ts';

/** Looks at calls with the encoder that makes them. */
export function createRequestInspector(clients: RuntimeClients): RequestInspector {
  return {
    wire: (request) => wire(request),
    countTokens: (request, signal) => countTokens(clients, request, signal),
  };
}

function wire(request: ModelRequest): WireRequest {
  const shape = shapeOf(request);
  const encoded = shape.streaming ? encodeStreamRequest(request, shape) : encodeUnaryRequest(request, shape);
  // The model is named in the path.
  const body = Object.entries(encoded).filter(([key]) => key !== 'modelId');
  return {
    operation: shape.streaming ? 'ConverseStream' : 'Converse',
    body: withBase64(Object.fromEntries(body)),
  };
}

/** Bytes as the JSON protocol writes them. */
function withBase64(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(withBase64);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withBase64(one)]));
}

/** AWS counts for foundation models only: profiles are resolved to theirs. */
async function countTokens(
  clients: RuntimeClients,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<number> {
  const { foundationModelId, modelId } = request.target;
  const { messages, system, toolConfig } = encodeUnaryRequest(request, shapeOf(request));
  const command = new CountTokensCommand({
    modelId: foundationModelId ?? modelId,
    input: { converse: { messages, system, ...(toolConfig && { toolConfig }) } },
  });
  try {
    const sending = clients.runtime(request.connection).send(command, { abortSignal: signal });
    const { inputTokens } = await abortable(sending, signal);
    if (inputTokens !== undefined) return inputTokens;
  } catch (error) {
    if (signal.aborted) throw abortError(signal);
    throw toFailureError(error, { connection: request.connection });
  }
  throw notCounted();
}

function notCounted(): FailureError {
  return new FailureError({
    cause: 'unknown',
    message: l10n.t('AWS answered without a count.'),
    remedy: l10n.t('The estimate is all that is known before the call.'),
    actions: [],
  });
}
