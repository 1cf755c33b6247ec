/**
 * A foundation model of the stand-in: made up by us after the shape of a recorded ListFoundationModels.
 * Only what differs from the commonest model is written down; see `summary.ts` for the rest.
 */
export interface Model {
  readonly modelId: string;
  readonly name: string;
  readonly provider: string;
  /** The wire's `modelFamily`; models older than that field have none, and no `converse` either. */
  readonly family?: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  /** Open enum of the wire: ON_DEMAND, PROVISIONED, INFERENCE_PROFILE. */
  readonly inference: readonly string[];
  /** Null: the wire says neither. */
  readonly streaming: boolean | null;
  /** `maxTokens` may not exceed it; undefined: there is no Converse for this model. */
  readonly maxTokens?: number;
  /** Tokens of input that fit, and how the wire's description words it. */
  readonly contextTokens: number;
  readonly contextWindow?: string;
  readonly system: boolean;
  readonly documents: boolean;
  readonly tools: boolean;
  readonly reasoning: boolean;
  /** Tokens that must stand before a cache point; undefined: the model caches nothing. */
  readonly cacheableFrom: number | undefined;
  readonly guardrails: boolean;
  readonly countTokens: boolean;
  /** Refuses `temperature` beside `topP`. */
  readonly oneSampler: boolean;
  readonly legacy?: { readonly legacyTime: string; readonly endOfLifeTime: string };
  readonly access: Access;
}

/** Why the main account can't call a model, where it can't. */
export type Access =
  | 'ready'
  | 'agreement-missing'
  | 'agreement-pending'
  | 'agreement-error'
  | 'not-authorized'
  | 'not-entitled'
  | 'use-case-form'
  | 'legacy-unused';

type Options = Partial<Omit<Model, 'modelId' | 'name' | 'provider'>>;

const text: Omit<Model, 'modelId' | 'name' | 'provider'> = {
  input: ['TEXT'],
  output: ['TEXT'],
  inference: ['ON_DEMAND'],
  streaming: true,
  contextTokens: 128_000,
  system: true,
  documents: true,
  tools: true,
  reasoning: false,
  cacheableFrom: undefined,
  guardrails: true,
  countTokens: false,
  oneSampler: false,
  access: 'ready',
};

/** A maker of one provider's models; `common` is what they share. */
export function provider(name: string, common: Options = {}) {
  return (modelId: string, modelName: string, options: Options = {}): Model => ({
    ...text,
    ...common,
    ...options,
    modelId,
    name: modelName,
    provider: name,
  });
}

export const profileOnly = { inference: ['INFERENCE_PROFILE'] } as const;
export const bothWays = { inference: ['ON_DEMAND', 'INFERENCE_PROFILE'] } as const;
export const seesImages = { input: ['TEXT', 'IMAGE'] } as const;
export const embeds = {
  output: ['EMBEDDING'],
  streaming: false,
  guardrails: false,
  contextTokens: 8_192,
} as const;
