import { bothWays, embeds, profileOnly, provider, seesImages, type Model } from './model.ts';

const claude = provider('Anthropic', {
  ...profileOnly,
  ...seesImages,
  contextTokens: 200_000,
  contextWindow: '200K',
  reasoning: true,
  cacheableFrom: 1_024,
  countTokens: true,
});
const amazon = provider('Amazon', { countTokens: false });
const meta = provider('Meta', profileOnly);
const mistral = provider('Mistral AI');
const cohere = provider('Cohere');
const ai21 = provider('AI21 Labs');
const deepseek = provider('DeepSeek');
const openai = provider('OpenAI', { family: 'GPT OSS', maxTokens: 128_000, reasoning: true });
const qwen = provider('Qwen', { family: 'Qwen3' });
const stability = provider('Stability AI', { ...profileOnly, streaming: false });

const noStart = { system: false, tools: false, documents: false };

/** Every model of every region; which region has which is in `regions.ts`. */
export const models: readonly Model[] = [
  claude('anthropic.claude-opus-4-5-20251101-v1:0', 'Claude Opus 4.5', {
    family: 'Claude Opus',
    maxTokens: 64_000,
    oneSampler: true,
    access: 'use-case-form',
  }),
  claude('anthropic.claude-sonnet-4-6', 'Claude Sonnet 4.6', {
    family: 'Claude Sonnet',
    maxTokens: 64_000,
    contextTokens: 1_000_000,
    contextWindow: '1M',
    oneSampler: true,
    access: 'not-authorized',
  }),
  claude('anthropic.claude-sonnet-4-5-20250929-v1:0', 'Claude Sonnet 4.5', {
    family: 'Claude Sonnet',
    maxTokens: 64_000,
    oneSampler: true,
  }),
  claude('anthropic.claude-haiku-4-5-20251001-v1:0', 'Claude Haiku 4.5', {
    family: 'Claude Haiku',
    maxTokens: 64_000,
    cacheableFrom: 4_096,
    oneSampler: true,
  }),
  claude('anthropic.claude-3-7-sonnet-20250219-v1:0', 'Claude 3.7 Sonnet', {
    maxTokens: 64_000,
    legacy: { legacyTime: '2025-10-28T00:00:00Z', endOfLifeTime: '2027-04-28T00:00:00Z' },
    access: 'legacy-unused',
  }),
  claude('anthropic.claude-3-haiku-20240307-v1:0', 'Claude 3 Haiku', {
    inference: ['ON_DEMAND'],
    maxTokens: 4_096,
    reasoning: false,
    cacheableFrom: undefined,
    legacy: { legacyTime: '2026-03-10T00:00:00Z', endOfLifeTime: '2027-03-10T00:00:00Z' },
  }),
  claude('anthropic.claude-3-haiku-20240307-v1:0:200k', 'Claude 3 Haiku', {
    inference: ['PROVISIONED'],
    maxTokens: 4_096,
    reasoning: false,
    cacheableFrom: undefined,
    legacy: { legacyTime: '2026-03-10T00:00:00Z', endOfLifeTime: '2027-03-10T00:00:00Z' },
  }),
  amazon('amazon.nova-2-lite-v1:0', 'Nova 2 Lite', {
    ...profileOnly,
    input: ['TEXT', 'IMAGE', 'VIDEO'],
    family: 'Nova',
    maxTokens: 65_535,
    contextTokens: 1_000_000,
    contextWindow: '1M',
    reasoning: true,
    cacheableFrom: 1_000,
  }),
  amazon('amazon.nova-pro-v1:0', 'Nova Pro', {
    ...bothWays,
    input: ['TEXT', 'IMAGE', 'VIDEO'],
    family: 'Nova',
    maxTokens: 10_000,
    contextTokens: 300_000,
    cacheableFrom: 1_000,
  }),
  amazon('amazon.nova-lite-v1:0', 'Nova Lite', {
    ...bothWays,
    input: ['TEXT', 'IMAGE', 'VIDEO'],
    maxTokens: 10_000,
    contextTokens: 300_000,
    cacheableFrom: 1_000,
  }),
  amazon('amazon.nova-micro-v1:0', 'Nova Micro', { ...bothWays, maxTokens: 10_000, cacheableFrom: 1_000 }),
  amazon('amazon.nova-2-sonic-v1:0', 'Nova 2 Sonic', {
    input: ['SPEECH', 'TEXT'],
    output: ['SPEECH', 'TEXT'],
    family: 'Nova',
  }),
  amazon('amazon.titan-text-express-v1', 'Titan Text G1 - Express', {
    ...noStart,
    maxTokens: 8_192,
    contextTokens: 8_192,
    legacy: { legacyTime: '2025-08-15T00:00:00Z', endOfLifeTime: '2027-02-15T00:00:00Z' },
  }),
  amazon('amazon.titan-embed-text-v2:0', 'Titan Text Embeddings V2', embeds),
  amazon('amazon.nova-canvas-v1:0', 'Nova Canvas', {
    ...seesImages,
    output: ['IMAGE'],
    inference: ['ON_DEMAND', 'PROVISIONED'],
    streaming: false,
  }),
  meta('meta.llama4-maverick-17b-instruct-v1:0', 'Llama 4 Maverick 17B Instruct', {
    ...seesImages,
    maxTokens: 8_192,
    contextTokens: 1_000_000,
    contextWindow: '1M',
    access: 'agreement-missing',
  }),
  meta('meta.llama3-3-70b-instruct-v1:0', 'Llama 3.3 70B Instruct', { maxTokens: 8_192 }),
  mistral('mistral.mistral-large-3-675b-instruct', 'Mistral Large 3', {
    ...seesImages,
    family: 'Mistral Large',
    maxTokens: 32_768,
    contextTokens: 262_144,
  }),
  mistral('mistral.pixtral-large-2502-v1:0', 'Pixtral Large (25.02)', {
    ...seesImages,
    ...profileOnly,
    maxTokens: 8_192,
    access: 'not-entitled',
  }),
  mistral('mistral.mistral-7b-instruct-v0:2', 'Mistral 7B Instruct', {
    ...noStart,
    maxTokens: 8_192,
    contextTokens: 32_000,
  }),
  cohere('cohere.command-r-plus-v1:0', 'Command R+', { maxTokens: 4_000 }),
  cohere('cohere.embed-v4:0', 'Embed v4', { ...embeds, ...bothWays, ...seesImages, contextWindow: '128000' }),
  cohere('cohere.rerank-v3-5:0', 'Rerank 3.5', { streaming: false, guardrails: false }),
  ai21('ai21.jamba-1-5-large-v1:0', 'Jamba 1.5 Large', { maxTokens: 4_096, contextTokens: 256_000 }),
  ai21('ai21.j2-ultra-v1', 'Jurassic-2 Ultra', {
    ...noStart,
    streaming: false,
    maxTokens: 8_191,
    contextTokens: 8_191,
  }),
  deepseek('deepseek.r1-v1:0', 'DeepSeek-R1', {
    ...profileOnly,
    tools: false,
    maxTokens: 32_768,
    access: 'agreement-error',
  }),
  deepseek('deepseek.v3-v1:0', 'DeepSeek-V3.1', { family: 'DeepSeek', maxTokens: 163_840, reasoning: true }),
  openai('openai.gpt-oss-120b-1:0', 'gpt-oss-120b', { access: 'agreement-pending' }),
  openai('openai.gpt-oss-20b-1:0', 'gpt-oss-20b'),
  qwen('qwen.qwen3-coder-30b-a3b-v1:0', 'Qwen3-Coder-30B-A3B-Instruct', {
    maxTokens: 65_536,
    contextTokens: 262_144,
  }),
  stability('stability.stable-image-inpaint-v1:0', 'Stable Image Inpaint', {
    ...seesImages,
    output: ['IMAGE'],
    family: 'Stable Image Services',
  }),
];
