import type { Fact } from './fact.ts';

/** What no API tells of a foundation model; what is absent is unknown. */
export interface ModelFacts {
  /** Quota tokens for one token of the answer. */
  readonly burnDown?: Fact<number>;
  /** Tokens that must stand before a cache point; AWS ignores a point after fewer. */
  readonly minimumCacheable?: Fact<number>;
  /** It is told how long to think in tokens; Anthropic's later models choose that by effort. */
  readonly thinksByBudget?: Fact<true>;
}

const COUNTING = 'How tokens are counted in Amazon Bedrock, Amazon Bedrock User Guide';
const CACHING = 'Prompt caching for faster model inference, Amazon Bedrock User Guide';
const CACHING_STRANDS = 'Bedrock Prompt Caching, Strands Agents';
const CACHING_PORTKEY = 'Prompt Caching on Bedrock, Portkey documentation';
const THINKING = 'UsesAdaptiveThinking, MemberJunction API documentation';
const DATE = '2026-11-25';
const LATER = '2026-11-26';

const burnsFive = { burnDown: { value: 5, source: COUNTING, date: DATE } } as const;
const budgeted = { thinksByBudget: { value: true, source: THINKING, date: DATE } } as const;

function cacheableFrom(value: number, source: string, date = DATE): Pick<ModelFacts, 'minimumCacheable'> {
  return { minimumCacheable: { value, source, date } };
}

/** By the exact ID of the foundation model that the API resolved: nothing is inferred from how an ID is spelt. */
const FACTS: ReadonlyMap<string, ModelFacts> = new Map([
  [
    'anthropic.claude-3-7-sonnet-20250219-v1:0',
    { ...burnsFive, ...budgeted, ...cacheableFrom(1024, CACHING) },
  ],
  ['anthropic.claude-opus-4-20250514-v1:0', { ...burnsFive, ...budgeted }],
  ['anthropic.claude-opus-4-1-20250805-v1:0', { ...burnsFive, ...budgeted }],
  ['anthropic.claude-opus-4-5-20251101-v1:0', { ...burnsFive, ...budgeted }],
  [
    'anthropic.claude-sonnet-4-20250514-v1:0',
    { ...burnsFive, ...budgeted, ...cacheableFrom(1024, CACHING_STRANDS) },
  ],
  [
    'anthropic.claude-sonnet-4-5-20250929-v1:0',
    { ...burnsFive, ...budgeted, ...cacheableFrom(1024, CACHING_STRANDS) },
  ],
  [
    'anthropic.claude-haiku-4-5-20251001-v1:0',
    { ...burnsFive, ...budgeted, ...cacheableFrom(4096, CACHING_STRANDS) },
  ],
  ['anthropic.claude-3-5-haiku-20241022-v1:0', cacheableFrom(2048, CACHING_PORTKEY, LATER)],
  ['amazon.nova-micro-v1:0', cacheableFrom(1000, CACHING_PORTKEY, LATER)],
  ['amazon.nova-lite-v1:0', cacheableFrom(1000, CACHING_PORTKEY, LATER)],
  ['amazon.nova-pro-v1:0', cacheableFrom(1000, CACHING_PORTKEY, LATER)],
]);

/** `foundationModelId` as the catalogue resolved it; nothing is known of a model that was not resolved. */
export function factsOf(foundationModelId: string | undefined): ModelFacts {
  return (foundationModelId !== undefined ? FACTS.get(foundationModelId) : undefined) ?? {};
}
