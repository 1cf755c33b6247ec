import assert from 'node:assert/strict';
import type { Input } from '../../../bedrock-local/contract.ts';
import type { ServiceName } from '../../../bedrock-local/wire/model/operations.ts';
import { events, Local } from './harness.ts';
import { recorded } from './recordings.ts';
import { eventViolations, violations } from './serviceModel.ts';

const local = new Local();

const guardrail = { guardrailIdentifier: 'k3d8f0q2m1ab', guardrailVersion: '2' };
const calls: readonly (readonly [ServiceName, string, Input])[] = [
  ['bedrock', 'ListFoundationModels', {}],
  ['bedrock', 'GetFoundationModel', { modelIdentifier: 'amazon.nova-lite-v1:0' }],
  ['bedrock', 'ListInferenceProfiles', {}],
  ['bedrock', 'GetInferenceProfile', { inferenceProfileIdentifier: 'wb1payments01' }],
  ['bedrock', 'GetFoundationModelAvailability', { modelId: 'deepseek.r1-v1:0' }],
  ['bedrock', 'ListGuardrails', {}],
  ['bedrock', 'GetGuardrail', guardrail],
  ['bedrock-agent', 'ListKnowledgeBases', {}],
  ['bedrock-agent', 'GetKnowledgeBase', { knowledgeBaseId: 'ENGHANDBK1' }],
  [
    'bedrock-agent-runtime',
    'Retrieve',
    { knowledgeBaseId: 'ENGHANDBK1', retrievalQuery: { text: 'review' } },
  ],
];

recorded('Answers are what AWS’s service descriptions say', () => {
  for (const [service, operation, input] of calls) {
    it(`of ${operation}`, async () => {
      const output = await local.call(service, operation, input);
      assert.deepEqual(violations(service, operation, output), []);
    });
  }
});

/** AWS itself leaves out the empty lists of a policy that its description requires. */
const leftOut = /sensitiveInformationPolicy\.(piiEntities|regexes) is missing$/;

const json = { type: 'object', properties: { location: { type: 'string' } } };
const toolConfig = { tools: [{ toolSpec: { name: 'get_weather', inputSchema: { json } } }] };
const document = {
  format: 'txt',
  name: 'facts',
  source: { text: 'Ruby is red.' },
  citations: { enabled: true },
};
const cited = { messages: [{ role: 'user', content: [{ text: 'Is Ruby red?' }, { document }] }] };
const thinking = { additionalModelRequestFields: { thinking: { type: 'enabled' } } };
const traced = { guardrailConfig: { ...guardrail, trace: 'enabled' } };
const prompts: readonly (readonly [string, Input])[] = [
  ['show everything', {}],
  ['What is the weather in Rome and Paris?', { toolConfig, ...thinking }],
  ['redacted reasoning please', {}],
  ['', cited],
  ['show contact data', traced],
];

recorded('Conversations are what AWS’s service description says', () => {
  for (const [text, extra] of prompts) {
    it(`as a message: ${text || 'with a document'}`, async () => {
      const output = await local.converse(text, extra);
      const found = violations('bedrock-runtime', 'Converse', output);
      assert.deepEqual(
        found.filter((path) => !leftOut.test(path)),
        [],
      );
    });
    it(`as a stream: ${text || 'with a document'}`, async () => {
      const steps = events(await local.steps(text, extra));
      const found = steps.flatMap(([name, payload]) =>
        eventViolations('ConverseStreamOutput', name, payload),
      );
      assert.deepEqual(
        found.filter((path) => !leftOut.test(path)),
        [],
      );
    });
  }
});
