import type { ConverseCommandInput, ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime';
import * as l10n from '@vscode/l10n';
import { FailureError } from '../../../chat/failure.ts';
import type { Message, ModelRequest } from '../../../chat/modelRequest.ts';
import { cachePointBlock } from './cachePoint.ts';
import { textBlock } from './content.ts';
import { encodeGuardrail, encodeStreamGuardrail } from './guardrail.ts';
import { encodeMessages } from './messages.ts';
import { encodeParameters, encodeSampling } from './parameters.ts';
import { encodeTools } from './tools.ts';

/** How a request is put to a model that can't take it in the usual form; its meaning stays the same. */
export interface Shape {
  /** ConverseStream rather than Converse. */
  readonly streaming: boolean;
  /** A `system` field rather than the same words before the first user text. */
  readonly system: boolean;
}

/** What the catalogue knows of the model; the usual form where it knows nothing. */
export function shapeOf({ target }: ModelRequest): Shape {
  return { streaming: target.streaming !== false, system: target.systemPrompts !== false };
}

/** Throws FailureError when nothing is left to send. */
export function encodeStreamRequest(request: ModelRequest, shape: Shape): ConverseStreamCommandInput {
  const { guardrail } = request;
  return {
    ...encodeCommon(request, shape),
    ...(guardrail && { guardrailConfig: encodeStreamGuardrail(guardrail) }),
  };
}

/** Throws FailureError when nothing is left to send. */
export function encodeUnaryRequest(request: ModelRequest, shape: Shape): ConverseCommandInput {
  const { guardrail } = request;
  return {
    ...encodeCommon(request, shape),
    ...(guardrail && { guardrailConfig: encodeGuardrail(guardrail) }),
  };
}

function encodeCommon(request: ModelRequest, shape: Shape) {
  const system = textBlock(request.system);
  const inMessages = system !== undefined && !shape.system;
  const messages = encodeMessages(
    inMessages ? [systemMessage(request.system), ...fromFirstUser(request.messages)] : request.messages,
  );
  if (encodeMessages(request.messages).length === 0) throw nothingToSend();
  return {
    modelId: request.target.modelId,
    messages,
    ...(system && !inMessages && { system: [system, ...encodeCachePoint(request.systemCachePoint)] }),
    inferenceConfig: { maxTokens: maxTokens(request), ...encodeSampling(request.parameters) },
    ...encodeTools(request),
    ...encodeParameters(request.parameters),
  };
}

function encodeCachePoint(point: ModelRequest['systemCachePoint']) {
  return point ? [cachePointBlock(point)] : [];
}

function systemMessage(text: string): Message {
  return { role: 'user', content: [{ kind: 'text', text }] };
}

/** An answer before the first question would be dropped anyway; it must not end up after the system's words. */
function fromFirstUser(messages: readonly Message[]): readonly Message[] {
  return messages.slice(
    Math.max(
      0,
      messages.findIndex(({ role }) => role === 'user'),
    ),
  );
}

/** Always sent: without it AWS reserves quota for the model's whole maximum. */
function maxTokens({ maxTokens: wanted, target }: ModelRequest): number {
  return Math.max(1, Math.trunc(Math.min(wanted, target.maxOutputTokens ?? wanted)));
}

function nothingToSend(): FailureError {
  return new FailureError({
    cause: 'content-invalid',
    message: l10n.t('There is nothing to send.'),
    remedy: l10n.t('Write a question, or select some code.'),
    actions: [],
  });
}
