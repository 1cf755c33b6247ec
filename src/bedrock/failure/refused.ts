import { factsOf } from './facts.ts';
import { any, refusedAt, refusedSaying, type Matcher } from './rule.ts';

const streaming = refusedSaying(
  /^(?:The|This) model (?:is unsupported for|doesn't support|does not support) (?:(?:tool use (?:in|with) )|response )?streaming\b/i,
);
const systemPrompts = refusedSaying(
  /^(?:The|This) model (?:doesn't|does not) support (?:the )?system (?:messages?|prompts?|field|role)\b/i,
  /\bextraneous key \[system\] is not permitted\b/,
);
const caching = any(
  refusedAt('caching'),
  refusedSaying(/\bprompt[- ]caching\b/i, /\bcache[ _]?(?:points?|control|checkpoints?)\b/i),
);
const latency = refusedSaying(
  /\bperformance ?config(?:uration)?\b/i,
  /\blatency[- ]optimi[sz](?:ed|ation)\b/i,
);

const tools = refusedSaying(/^(?:The|This) model (?:doesn't|does not) support tools?(?: use| calling)?\.?$/i);

/** The model calls no tools: without them it can answer all the same. */
export const isToolsRefused = refusal(tools);

/** The model answers only in one piece: Converse works where ConverseStream does not. */
export const isStreamingRefused = refusal(streaming);

/** The model takes no `system`: its words can go before the first user text. */
export const isSystemRefused = refusal(systemPrompts);

/** The model, or this place in the request, takes no cache points: the call works without them. */
export const isCachingRefused = refusal(caching);

/** The model has no latency-optimized serving here: the standard one works. */
export const isLatencyRefused = refusal(latency);

function refusal(matcher: Matcher): (error: unknown) => boolean {
  return (error) => matcher(factsOf(error), {});
}
