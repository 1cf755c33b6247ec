import { factsOf } from './facts/modelFacts.ts';
import type { CacheTtl } from './inference.ts';
import type { CachePoint, Message, ModelTarget } from './modelRequest.ts';
import { leavingOut, sending, unset, type Planned } from './planned.ts';
import type { PlacedCachePoint } from './requestPlan.ts';
import { estimateRequest, estimateTokens, estimateTools } from './tokenEstimate.ts';
import type { ToolSpec } from './tools.ts';

/** What a cache point is placed into. */
export interface Cacheable {
  readonly system: string;
  readonly messages: readonly Message[];
  readonly tools?: readonly ToolSpec[];
}

export interface CacheFields {
  readonly messages: readonly Message[];
  readonly systemCachePoint?: CachePoint;
  readonly toolsCachePoint?: CachePoint;
  readonly cachePoints: readonly PlacedCachePoint[];
}

/** The one that the last call wrote, and the one that the next call reads. */
const POINTS_IN_HISTORY = 2;

/** Of a model without a fact: the largest minimum of those that have one, so that no point is in vain. */
const LARGEST_MINIMUM = 4096;

/**
 * Points where the next call will begin alike: after the system prompt, and after the latest answers. What is asked
 * now is never written to the cache: a question that nobody follows up would only cost more. A point comes after an
 * answer's text, so never after a document, which AWS refuses.
 */
export function planCache(
  target: ModelTarget,
  content: Cacheable,
  ttl: CacheTtl | undefined,
): Planned<CacheFields> {
  const none: CacheFields = { messages: content.messages, cachePoints: [] };
  if (ttl === undefined) return unset(none);
  const supported = target.model?.promptCaching;
  if (supported !== true) {
    return leavingOut('cacheTtl', ttl, supported === false ? 'not-supported' : 'not-known', none);
  }
  const places = placesIn(target, content);
  if (places.length === 0) return leavingOut('cacheTtl', ttl, 'below-minimum', none);
  const point: CachePoint = { kind: 'cachePoint', ttl };
  return sending('cacheTtl', ttl, {
    messages: withPoints(content.messages, new Set(places.map(({ at }) => at)), point),
    ...(places.some(({ at }) => at === SYSTEM) && { systemCachePoint: point }),
    ...(places.some(({ at }) => at === TOOLS) && { toolsCachePoint: point }),
    cachePoints: places.map(({ at, tokens }) => ({
      after: at === TOOLS ? 'tools' : at === SYSTEM ? 'system' : 'history',
      estimatedPrefixTokens: tokens,
    })),
  });
}

/** The message after which a point stands; `SYSTEM`: before all messages; `TOOLS`: even before that. */
interface Place {
  readonly at: number;
  readonly tokens: number;
}

const SYSTEM = -1;
const TOOLS = -2;

/** AWS reads tools first, then the system prompt, then the messages. */
function placesIn(target: ModelTarget, { system, messages, tools = [] }: Cacheable): readonly Place[] {
  const minimum = factsOf(target.foundationModelId).minimumCacheable?.value ?? LARGEST_MINIMUM;
  const enough = ({ tokens }: Place): boolean => tokens >= minimum;
  const afterTools =
    tools.length > 0 && cachesTools(target) ? [{ at: TOOLS, tokens: estimateTools(tools) }] : [];
  const afterSystem =
    target.systemPrompts === false
      ? []
      : [{ at: SYSTEM, tokens: estimateTools(tools) + estimateTokens(system) }];
  const afterAnswers = answersAt(messages).map((at) => ({
    at,
    tokens: estimateRequest({ system, messages: messages.slice(0, at + 1), tools }).tokens,
  }));
  return [
    ...[...afterTools, ...afterSystem].filter(enough),
    ...afterAnswers.filter(enough).slice(-POINTS_IN_HISTORY),
  ];
}

/** Of the others, AWS takes points in system prompt and messages only (Prompt caching, Amazon Bedrock User Guide). */
function cachesTools({ model }: ModelTarget): boolean {
  return model?.provider === 'Anthropic';
}

function answersAt(messages: readonly Message[]): readonly number[] {
  return messages.flatMap(({ role }, at) => (role === 'assistant' ? at : []));
}

function withPoints(
  messages: readonly Message[],
  at: ReadonlySet<number>,
  point: CachePoint,
): readonly Message[] {
  return messages.map((message, i) =>
    at.has(i) ? { ...message, content: [...message.content, point] } : message,
  );
}
