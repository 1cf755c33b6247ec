import type { Reshaped } from '../../chat/modelEvent.ts';
import type { Message, ModelRequest } from '../../chat/modelRequest.ts';
import { classify } from '../failure/classify.ts';
import {
  isCachingRefused,
  isLatencyRefused,
  isStreamingRefused,
  isSystemRefused,
  isToolsRefused,
} from '../failure/refused.ts';
import { textBlock } from './encode/content.ts';
import { shapeOf, type Shape } from './encode/request.ts';

/** What a model refuses for its form alone, put in another form; its meaning stays the same. */
export interface Form {
  readonly request: ModelRequest;
  readonly shape: Shape;
  /** In the order in which it came to that. */
  readonly reshaped: readonly Reshaped[];
}

/** What the catalogue knows of the model; the usual form where it knows nothing. */
export function firstForm(request: ModelRequest): Form {
  const shape = shapeOf(request);
  return {
    request,
    shape,
    reshaped: [
      ...(shape.streaming ? [] : [NOT_STREAMED]),
      ...(shape.system || textBlock(request.system) === undefined ? [] : [SYSTEM_IN_MESSAGE]),
    ],
  };
}

/** The form to try next; undefined where the refusal is about something else. Each time one possibility less is left. */
export function nextForm(form: Form, error: unknown): Form | undefined {
  const { shape, request } = form;
  if (shape.streaming && isStreamingRefused(error)) {
    return { ...form, shape: { ...shape, streaming: false }, reshaped: [...form.reshaped, NOT_STREAMED] };
  }
  if (shape.system && isSystemRefused(error)) {
    return { ...form, shape: { ...shape, system: false }, reshaped: [...form.reshaped, SYSTEM_IN_MESSAGE] };
  }
  const plainer =
    lowered(request, error) ??
    uncached(request, error) ??
    unhurried(request, error) ??
    toolless(request, error);
  return plainer && { ...form, request: plainer.request, reshaped: [...form.reshaped, plainer.how] };
}

const NOT_STREAMED: Reshaped = { kind: 'not-streamed' };
const SYSTEM_IN_MESSAGE: Reshaped = { kind: 'system-in-message' };

interface Plainer {
  readonly request: ModelRequest;
  readonly how: Reshaped;
}

/** A limit is no promise of length: the model's own is as much as there can be. */
function lowered(request: ModelRequest, error: unknown): Plainer | undefined {
  const { cause, tokenLimit = 0 } = classify(error);
  if (cause !== 'max-tokens-too-high' || tokenLimit <= 0 || tokenLimit >= request.maxTokens) return undefined;
  return {
    request: { ...request, maxTokens: tokenLimit },
    how: { kind: 'token-limit', maxTokens: tokenLimit },
  };
}

/** The cache makes a call cheaper, and changes no word of its answer. */
function uncached(request: ModelRequest, error: unknown): Plainer | undefined {
  const { systemCachePoint, toolsCachePoint, ...others } = request;
  const messages = request.messages.map(withoutCachePoint);
  const beside = systemCachePoint ?? toolsCachePoint;
  const cached = beside !== undefined || messages.some((one, i) => one !== request.messages[i]);
  if (!cached || !isCachingRefused(error)) return undefined;
  return { request: { ...others, messages }, how: { kind: 'not-cached' } };
}

function withoutCachePoint(message: Message): Message {
  const content = message.content.filter(({ kind }) => kind !== 'cachePoint');
  return content.length === message.content.length ? message : { ...message, content };
}

/** The same model, at its usual pace and price. */
function unhurried(request: ModelRequest, error: unknown): Plainer | undefined {
  const { latency, ...parameters } = request.parameters ?? {};
  if (latency === undefined || !isLatencyRefused(error)) return undefined;
  return { request: { ...request, parameters }, how: { kind: 'standard-latency' } };
}

/** It answers from what it is told; AWS takes no blocks of tools where there are none. */
function toolless(request: ModelRequest, error: unknown): Plainer | undefined {
  const { tools, toolsCachePoint, ...others } = request;
  if ((tools ?? toolsCachePoint) === undefined || !isToolsRefused(error)) return undefined;
  const messages = request.messages.map(withoutToolBlocks);
  return { request: { ...others, messages }, how: { kind: 'without-tools' } };
}

function withoutToolBlocks(message: Message): Message {
  const content = message.content.filter(({ kind }) => kind !== 'toolUse' && kind !== 'toolResult');
  return content.length === message.content.length ? message : { ...message, content };
}
