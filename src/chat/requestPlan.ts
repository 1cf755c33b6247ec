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

export type ParameterName =
  | 'maxTokens'
  | 'temperature'
  | 'topP'
  | 'reasoningEffort'
  | 'cacheTtl'
  | 'serviceTier'
  | 'latency'
  | 'requestMetadata'
  | 'tools';

export interface SentParameter {
  readonly name: ParameterName;
  /** As a person reads it: `1024`, `high (thinks up to 4096 tokens)`. */
  readonly value: string;
  /** The value that was set, where a smaller one is sent. */
  readonly lowered?: { readonly from: number; readonly because: 'model-limit' };
}

export interface LeftOutParameter {
  readonly name: ParameterName;
  readonly value: string;
  readonly reason: LeftOutReason;
}

export type LeftOutReason =
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
  /** Nothing will be sent again, or what will is shorter than the model's minimum for its cache. */
  | 'below-minimum'
  /** AWS would refuse the value: a pattern, a length or a count is exceeded. */
  | 'invalid';

export interface PlacedCachePoint {
  readonly after: 'tools' | 'system' | 'history';
  /** A local estimate of the tokens before it, everything in front of it included. */
  readonly estimatedPrefixTokens: number;
}

interface QuotaInputs {
  readonly maxTokens: number;
  /** Quota tokens for one output token; undefined: no fact about this model. */
  readonly burnDown?: Fact<number>;
}
