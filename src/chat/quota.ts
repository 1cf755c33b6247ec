import type { Asked } from './conversation.ts';
import type { Failure } from './failure.ts';
import type { ModelRequest } from './modelRequest.ts';

/** What AWS takes of a tokens-per-minute quota at the start of a call, before it knows how long the answer will be. */
export interface Reservation {
  /** Input, with what goes through the cache. */
  readonly inputTokens: number;
  readonly maxTokens: number;
  /** Quota tokens for each token of the answer; absent where that is not known. */
  readonly burnDown?: number;
  /** `input + maxTokens × burnDown`, with 1 for a rate that is not known: at least that much. */
  readonly total: number;
}

export function reservation({ inputTokens, maxTokens, burnDown }: Asked): Reservation {
  return {
    inputTokens,
    maxTokens,
    ...(burnDown !== undefined && { burnDown }),
    total: inputTokens + maxTokens * (burnDown ?? 1),
  };
}

/** UTF-8 bytes to a token: code and English lie between 3 and 4, so that this errs on the high side. */
const BYTES_PER_TOKEN = 3.5;

/** What a request asks for, its input estimated. */
export function askedOf({ system, messages, maxTokens }: ModelRequest): Asked {
  const texts = messages.flatMap(({ content }) => content.map((part) => ('text' in part ? part.text : '')));
  const bytes = new TextEncoder().encode([system, ...texts].join('')).length;
  return { inputTokens: Math.ceil(bytes / BYTES_PER_TOKEN), maxTokens };
}

/** Fewer tokens than this hardly hold an answer. */
const SMALLEST = 256;

/** A smaller limit that may pass, or undefined where none is worth offering. */
export function fewerTokens({ tokenLimit }: Failure, asked: Asked | undefined): number | undefined {
  if (tokenLimit !== undefined) return tokenLimit > 0 ? tokenLimit : undefined;
  if (!asked) return undefined;
  const half = Math.floor(asked.maxTokens / 2);
  return half >= SMALLEST ? half : undefined;
}
