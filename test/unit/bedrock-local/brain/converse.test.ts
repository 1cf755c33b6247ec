import assert from 'node:assert/strict';
import { at, haiku, keys, list, Local, nova, refusal, words } from './harness.ts';

const local = new Local();

const profileNeeded = (id: string): string =>
  `ValidationException 400: Invocation of model ID ${id} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`;

describe('A model that can’t be called', () => {
  const refusals: Readonly<Record<string, string>> = {
    'no.such-model': 'ValidationException 400: The provided model identifier is invalid.',
    'eu.anthropic.claude-haiku-4-5-20251001-v1:0':
      'ValidationException 400: The provided model identifier is invalid.',
    'anthropic.claude-haiku-4-5-20251001-v1:0': profileNeeded('anthropic.claude-haiku-4-5-20251001-v1:0'),
    'us.mistral.pixtral-large-2502-v1:0':
      "AccessDeniedException 403: You don't have access to the model with the specified model ID.",
    'us.anthropic.claude-3-7-sonnet-20250219-v1:0':
      'ResourceNotFoundException 404: Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock',
    'amazon.titan-embed-text-v2:0':
      "ValidationException 400: This action doesn't support the model that you provided. Try again with a supported text or chat model.",
  };
  for (const [modelId, text] of Object.entries(refusals)) {
    it(`is refused in AWS’s words: ${modelId}`, async () => {
      assert.equal(await refusal(local.converse('Hello', { modelId })), text);
    });
  }

  it('is any model for the account without access', async () => {
    assert.equal(
      await refusal(local.converse('Hello', { modelId: nova }, { accountId: '444455556666' })),
      "AccessDeniedException 403: You don't have access to the model with the specified model ID.",
    );
  });

  it('is one that does not stream, but only as a stream', async () => {
    const j2 = { modelId: 'ai21.j2-ultra-v1' };
    assert.equal(
      await refusal(local.steps('Hello', j2)),
      'ValidationException 400: The model is unsupported for streaming.',
    );
    assert.match(words(await local.converse('Hello', j2)), /bedrock-local/);
  });
});

describe('A request that a model can’t take', () => {
  it('asks for more tokens than the model makes', async () => {
    assert.equal(
      await refusal(local.converse('Hello', { inferenceConfig: { maxTokens: 64_001 } })),
      'ValidationException 400: The maximum tokens you requested exceeds the model limit of 64000. Try again with a maximum tokens value that is lower than 64000.',
    );
  });

  it('brings a system prompt to a model without one', async () => {
    const extra = { modelId: 'mistral.mistral-7b-instruct-v0:2', system: [{ text: 'Be brief.' }] };
    assert.match(
      await refusal(local.converse('Hello', extra)),
      /This model doesn't support system messages\./,
    );
  });

  it('is longer than the context', async () => {
    const text = 'word '.repeat(8_000);
    assert.equal(
      await refusal(local.converse(text, { modelId: 'ai21.j2-ultra-v1' })),
      'ValidationException 400: Input is too long for requested model.',
    );
  });
});

describe('An application inference profile', () => {
  it('is called by its ARN, and answers like the model behind it', async () => {
    const modelId = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/wb1payments01';
    assert.deepEqual(
      await local.converse('Hello', { modelId }),
      await local.converse('Hello', { modelId: haiku }),
    );
  });
});

describe('The tokens of a request', () => {
  const input = { converse: { messages: [{ role: 'user', content: [{ text: 'What is this?' }] }] } };
  const count = (modelId: string): Promise<unknown> =>
    local.call('bedrock-runtime', 'CountTokens', { modelId, input });

  it('are counted for a foundation model, as Converse will count them', async () => {
    const { usage } = await local.converse('What is this?');
    assert.deepEqual(await count('anthropic.claude-haiku-4-5-20251001-v1:0'), {
      inputTokens: at(usage, 'inputTokens'),
    });
  });

  it('are not counted for an inference profile or another provider', async () => {
    const text = "ValidationException 400: The provided model doesn't support counting tokens.";
    assert.deepEqual([await refusal(count(haiku)), await refusal(count(nova))], [text, text]);
  });
});

describe('What is cached', () => {
  const point = { cachePoint: { type: 'default' } };
  const rules = [{ text: 'x'.repeat(40_000) }, point];
  const asked = { role: 'user', content: [{ text: 'Hello' }] };
  const answered = { role: 'assistant', content: [{ text: 'y'.repeat(400) }, point] };
  const talk = [asked, answered, { role: 'user', content: [{ text: 'And now?' }] }];

  const counts = async (
    extra: Readonly<Record<string, unknown>>,
    region = 'us-east-1',
  ): Promise<unknown[]> => {
    const { usage } = await local.converse('Hello', extra, { region });
    return ['cacheReadInputTokens', 'cacheWriteInputTokens', 'inputTokens'].map((name) =>
      keys(usage).includes(name) ? at(usage, name) : undefined,
    );
  };

  it('is written once and read from then on, as far as the request begins alike', async () => {
    assert.deepEqual(await counts({ system: rules }), [0, 10_000, 8]);
    assert.deepEqual(await counts({ system: rules }), [10_000, 0, 8]);
    const [read, written] = await counts({ system: rules, messages: talk });
    assert.deepEqual([read, written], [10_000, 102]);
    const [all, nothing] = await counts({ system: rules, messages: talk });
    assert.deepEqual([all, nothing], [10_102, 0]);
    assert.deepEqual(await counts({ system: [{ text: 'z'.repeat(40_000) }, point] }), [0, 10_000, 8]);
  });

  it('is nothing before the model’s minimum, and no other region’s', async () => {
    const short = [{ text: 'x'.repeat(4000) }, point];
    assert.deepEqual(await counts({ system: short }), [undefined, undefined, 1008]);
    assert.deepEqual(await counts({ system: rules }, 'us-west-2'), [0, 10_000, 8]);
  });
});

describe('A forced tool', () => {
  it('is called without a word before it', async () => {
    const toolConfig = {
      toolChoice: { any: {} },
      tools: [{ toolSpec: { name: 'ping', inputSchema: { json: { type: 'object', properties: {} } } } }],
    };
    const output = await local.converse('Hello', { toolConfig });
    const [call, ...more] = list(at(output, 'output', 'message', 'content'));
    assert.deepEqual([at(call, 'toolUse', 'name'), at(call, 'toolUse', 'input'), more], ['ping', {}, []]);
    assert.equal(output['stopReason'], 'tool_use');
  });
});
