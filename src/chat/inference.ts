/** How much a model thinks before it answers. `off` asks it not to, where that can be asked. */
export type ReasoningEffort = 'off' | 'low' | 'medium' | 'high';

/** How long AWS keeps a cached prefix. */
export type CacheTtl = '5m' | '1h';

/** What a person set for every call; what is absent was not set, and the model's own default applies. */
export interface InferenceSettings {
  /** 0–1. */
  readonly temperature?: number;
  /** 0–1. Never sent together with `temperature`, which wins. */
  readonly topP?: number;
  readonly reasoningEffort?: ReasoningEffort;
  /** Absent: nothing is cached. */
  readonly cacheTtl?: CacheTtl;
  /** AWS's open enum: default, flex, priority, reserved. */
  readonly serviceTier?: string;
  readonly latency?: 'optimized';
  /** Pairs for the account's own cost reports and invocation logs; no prompt or answer belongs here. */
  readonly requestMetadata?: Readonly<Record<string, string>>;
}

/** What a model may refuse is left to its own defaults; what it costs and how it is booked stays as set. */
export function plain({ cacheTtl, requestMetadata }: InferenceSettings): InferenceSettings {
  return { ...(cacheTtl && { cacheTtl }), ...(requestMetadata && { requestMetadata }) };
}
