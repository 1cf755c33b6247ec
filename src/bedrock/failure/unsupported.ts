import { factsOf } from './facts.ts';
import { refusedSaying } from './rule.ts';

const streaming = refusedSaying(
  /^(?:The|This) model (?:is unsupported for|doesn't support|does not support) (?:response )?streaming\b/i,
);
const systemPrompts = refusedSaying(
  /^(?:The|This) model (?:doesn't|does not) support (?:the )?system (?:messages?|prompts?)\b/i,
);

/** The model answers only in one piece: Converse works where ConverseStream does not. */
export function isStreamingUnsupported(error: unknown): boolean {
  return streaming(factsOf(error), {});
}

/** The model takes no `system`: its words can go before the first user text. */
export function isSystemUnsupported(error: unknown): boolean {
  return systemPrompts(factsOf(error), {});
}
