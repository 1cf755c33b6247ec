import type { Asked } from './conversation.ts';
import type { Failure } from './failure.ts';
import type { RequestPlan } from './requestPlan.ts';
import { estimateRequest } from './tokenEstimate.ts';

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

/** What a call asks for, its input estimated by the rule of thumb alone: what came back is measured against it. */
export function askedOf({ request, quota: { maxTokens, burnDown } }: RequestPlan): Asked {
  const { tokens, unmeasured } = estimateRequest(request);
  return {
    inputTokens: tokens,
    maxTokens,
    ...(burnDown && { burnDown: burnDown.value }),
    ...(unmeasured > 0 && { unmeasured }),
  };
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
