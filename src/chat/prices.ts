/** US dollars per million tokens; a figure that is absent is unknown, never nought. */
export interface ModelPrice {
  readonly input?: number;
  readonly output?: number;
  readonly cacheRead?: number;
  /** Writes that live for 5 minutes. */
  readonly cacheWrite?: number;
  /** Writes that live for 1 hour. */
  readonly cacheWrite1h?: number;
  /** What is charged instead once the whole input is longer than `above` tokens, shortest first. */
  readonly longer?: readonly LongerPrice[];
  readonly source: PriceSource;
}

export interface LongerPrice extends Omit<ModelPrice, 'longer' | 'source'> {
  readonly above: number;
}

/** `library`: AWS's list price as @pydantic/genai-prices has it, the same for all regions of a kind of route. */
export type PriceSource = 'settings' | 'library';
