import type { Fact } from './facts/fact.ts';
import type { ModelRequest } from './modelRequest.ts';

/**
 * One call before it is made, with what a person may want to know of it. The call is made from `request` and from
 * nothing else, so that what a preview shows of it is what is sent.
 */
export interface RequestPlan {
  readonly request: ModelRequest;
  /** In the order in which they are shown. */
  readonly sent: readonly SentParameter[];
  /** Set by the person, or by the task, but not sent. What nobody set is in neither list. */
  readonly leftOut: readonly LeftOutParameter[];
  readonly cachePoints: readonly PlacedCachePoint[];
  readonly quota: QuotaInputs;
}

type ParameterName =
  | 'maxTokens'
  | 'temperature'
  | 'topP'
  | 'stopSequences'
  | 'reasoningEffort'
  | 'cacheTtl'
  | 'serviceTier'
  | 'latency'
  | 'requestMetadata';

export interface SentParameter {
  readonly name: ParameterName;
  /** As a person reads it: `1024`, `high (thinks up to 4096 tokens)`. */
  readonly value: string;
  /** The value that was set, where a smaller one is sent. */
  readonly lowered?: { readonly from: number; readonly because: 'model-limit' };
}

interface LeftOutParameter {
  readonly name: ParameterName;
  readonly value: string;
  readonly reason: LeftOutReason;
}

type LeftOutReason =
  /** `topP` where `temperature` is set. */
  | 'temperature-is-set'
  /** Sampling parameters where the model thinks. */
  | 'model-reasons'
  /** The catalogue or the facts file says that the model has no such thing. */
  | 'not-supported'
  /** Nothing tells whether the model has such a thing, and sending it might make the call fail. */
  | 'not-known'
  /** The answer's limit leaves no room for the smallest thinking budget. */
  | 'max-tokens-too-small'
  /** The text before every possible cache point is shorter than the model's minimum. */
  | 'below-minimum'
  /** AWS would refuse the value: a pattern, a length or a count is exceeded. */
  | 'invalid';

interface PlacedCachePoint {
  readonly after: 'system' | 'history';
  /** A local estimate of the tokens before it, everything in front of it included. */
  readonly estimatedPrefixTokens: number;
}

interface QuotaInputs {
  readonly maxTokens: number;
  /** Quota tokens for one output token; undefined: no fact about this model. */
  readonly burnDown?: Fact<number>;
}

/** Tokens that a call reads, as counted or estimated. */
export interface InputTokens {
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** Quota tokens that AWS sets aside when the call begins. */
export interface ReservedQuota {
  readonly tokens: number;
  /** False: this model's burn-down rate is not known, 1 was assumed, and the figure is a lower bound. */
  readonly burnDownKnown: boolean;
}

export function reservedQuota({ quota }: RequestPlan, tokens: InputTokens): ReservedQuota {
  const { maxTokens, burnDown } = quota;
  return {
    tokens: tokens.input + tokens.cacheRead + tokens.cacheWrite + maxTokens * (burnDown?.value ?? 1),
    burnDownKnown: burnDown !== undefined,
  };
}
