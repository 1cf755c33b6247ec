import assert from 'node:assert/strict';
import { AwsError } from '../../../bedrock-local/contract.ts';
import { at, events, haiku, keys, list, Local, nova, refusal } from './harness.ts';
import { body, errorTexts, frames, recorded, recording, recordings, shape } from './recordings.ts';

const local = new Local();

/** What is in our shape and was never in theirs. */
function unheardOf(ours: unknown, ...theirs: readonly unknown[]): readonly string[] {
  const known = new Set(theirs.flatMap((value) => shape(value)));
  return shape(ours).filter((path) => !known.has(path));
}

recorded('The catalogue, beside the recorded one', () => {
  it('has models with the same fields of the same kinds', async () => {
    const theirs = body(recording('list-foundation-models'));
    const ours = await local.call('bedrock', 'ListFoundationModels', {});
    const dates = ['endOfLifeTime', 'legacyTime'].map(
      (date) => `.modelSummaries[].modelLifecycle.${date}: string`,
    );
    assert.deepEqual(unheardOf(ours, theirs), dates);
    const fields = keys(list(at(theirs, 'modelSummaries'))[0]).toSorted();
    for (const model of list(ours['modelSummaries'])) assert.deepEqual(keys(model).toSorted(), fields);
  });

  it('has profiles that are told like the recorded one', async () => {
    const ours = await local.call('bedrock', 'GetInferenceProfile', {
      inferenceProfileIdentifier: 'wb1payments01',
    });
    assert.deepEqual(shape(ours), shape(body(recording('get-inference-profile'))));
  });
});

recorded('Guardrails, beside recorded ones', () => {
  it('are applied with the same fields', async () => {
    const guardrail = {
      guardrailIdentifier: 'k3d8f0q2m1ab',
      guardrailVersion: '2',
      source: 'INPUT',
      outputScope: 'FULL',
    };
    const content = [{ text: { text: 'Which stock? Ask a@b.example' } }];
    const ours = await local.call('bedrock-runtime', 'ApplyGuardrail', { ...guardrail, content });
    const word = ['action: string', 'detected: boolean', 'match: string'];
    assert.deepEqual(
      unheardOf(ours, body(recording('apply-guardrail-blocked'))),
      word.map((field) => `.assessments[].wordPolicy.customWords[].${field}`),
    );
  });

  it('are traced in a stream with the same fields', async () => {
    const weather = { guardrailIdentifier: 'w1t6h8r3b9fg', guardrailVersion: 'DRAFT', trace: 'enabled' };
    const ours = events(await local.steps('How is the weather?', { guardrailConfig: weather }));
    const anonymous = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replaceAll('w1t6h8r3b9fg', 'guardrail1234'));
    const theirs = frames(recording('guardrail-blocked-stream'));
    assert.deepEqual(
      ours.map(([name]) => name),
      theirs.map(([name]) => name),
    );
    assert.deepEqual(
      unheardOf(anonymous(ours.at(-1)), theirs.at(-1)).map((path) => path.replace(/.*\.usage\./, '')),
      ['automatedReasoningPolicies: number', 'automatedReasoningPolicyUnits: number'],
    );
  });
});

recorded('Streams, beside recorded ones', () => {
  const steps: Readonly<Record<string, () => Promise<readonly (readonly [string, unknown])[]>>> = {
    'text-stream-claude45': async () => events(await local.steps('Say hello in one sentence.')),
    'citations-stream': async () => {
      const { messages } = recording('citations-stream').request.body ?? {};
      return events(await local.steps('', { messages }));
    },
    'tool-stream-chunked-claude': async () => {
      const { messages, toolConfig } = recording('tool-stream-chunked-claude').request.body ?? {};
      return events(await local.steps('', { messages, toolConfig, modelId: nova }));
    },
    'reasoning-signature': async () => {
      const { additionalModelRequestFields } = recording('reasoning-signature').request.body ?? {};
      return events(await local.steps('Hello', { additionalModelRequestFields }));
    },
  };
  for (const [name, stream] of Object.entries(steps)) {
    it(`have the same events with the same fields: ${name}`, async () => {
      const byName = (rows: readonly (readonly [string, unknown])[]): unknown =>
        rows.map(([event, payload]) => ({ [event]: payload }));
      const ours = byName(await stream());
      const metadata = '[].metadata.usage.serverToolUsage';
      assert.deepEqual(
        unheardOf(ours, byName(frames(recording(name)))).filter((path) => !path.startsWith(metadata)),
        [],
      );
    });
  }
});

recorded('Passages, beside recorded ones', () => {
  it('have the same fields, and an S3 location', async () => {
    const query = { knowledgeBaseId: 'ENGHANDBK1', retrievalQuery: { text: 'How do we review code?' } };
    const ours = at(await local.call('bedrock-agent-runtime', 'Retrieve', query), 'retrievalResults');
    const theirs = at(body(recording('retrieve')), 'retrievalResults');
    assert.deepEqual(unheardOf(ours, theirs), [
      '[].location.s3Location.uri: string',
      '[].metadata.x-amz-bedrock-kb-chunk-id: string',
    ]);
  });
});

recorded('Every recorded conversation', () => {
  it('is understood: it is answered, or refused in AWS’s words', async () => {
    const asked = recordings().filter(({ request }) => /\/converse(-stream)?$/.test(request.path));
    assert.equal(asked.length > 30, true);
    for (const { name, request } of asked) {
      const answer = local.converse('', { ...request.body, guardrailConfig: undefined, modelId: haiku });
      await answer.catch((error: unknown) =>
        assert.ok(error instanceof AwsError, `${name}: ${String(error)}`),
      );
    }
  });
});

recorded('Refusals', () => {
  const cases: Readonly<Record<string, () => Promise<unknown>>> = {
    'an unknown model': () => local.converse('x', { modelId: 'no.such' }),
    'a model without access': () => local.converse('x', { modelId: 'us.mistral.pixtral-large-2502-v1:0' }),
    'a missing agreement': () =>
      local.converse('x', { modelId: 'us.meta.llama4-maverick-17b-instruct-v1:0' }),
    'a missing form': () => local.converse('x', { modelId: 'us.anthropic.claude-opus-4-5-20251101-v1:0' }),
    'an unused legacy model': () =>
      local.converse('x', { modelId: 'us.anthropic.claude-3-7-sonnet-20250219-v1:0' }),
    'no streaming': () => local.steps('x', { modelId: 'ai21.j2-ultra-v1' }),
    'no system prompt': () => local.converse('x', { modelId: 'ai21.j2-ultra-v1', system: [{ text: 'y' }] }),
    'no tools': () => local.converse('x', { modelId: 'ai21.j2-ultra-v1', toolConfig: { tools: [] } }),
    'two samplers': () => local.converse('x', { inferenceConfig: { temperature: 1, topP: 1 } }),
    'too many tokens': () =>
      local.converse('x', {
        modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
        inferenceConfig: { maxTokens: 5000 },
      }),
    'no such guardrail': () =>
      local.converse('x', { guardrailConfig: { guardrailIdentifier: 'nope', guardrailVersion: '1' } }),
    'a region without Bedrock': () => local.converse('x', {}, { region: 'mx-central-1' }),
  };
  for (const [what, run] of Object.entries(cases)) {
    it(`are worded as AWS words them: ${what}`, async () => {
      const said = await refusal(run());
      const known = errorTexts().flatMap((text) => [
        text,
        text.replace('ValidationException 400', 'AccessDeniedException 403'),
      ]);
      assert.equal(known.includes(said), true, said);
    });
  }
});
