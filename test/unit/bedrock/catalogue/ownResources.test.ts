import assert from 'node:assert/strict';
import { createServices } from '../../../../src/bedrock/services.ts';
import { answerText, type Conversation } from '../../../../src/chat/conversation.ts';
import { decideTarget } from '../../../../src/chat/modelChoice.ts';
import type { BedrockServices } from '../../../../src/chat/ports.ts';
import { ChatSession } from '../../../../src/chat/session.ts';
import { startBedrockLocal, type BedrockLocal } from '../../../bedrock-local/server.ts';
import { createServices as createLocal } from '../../../bedrock-local/services/createServices.ts';
import { AwsHome } from '../../../fakes/awsHome.ts';

const connection = { profile: 'work', region: 'us-east-1' };
const policy = { allowGlobal: false };
const { signal } = new AbortController();

let home: AwsHome;
let aws: BedrockLocal;
let services: BedrockServices;

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  const keys = [
    'aws_access_key_id = AKIALOCALEXAMPLE0001',
    'aws_secret_access_key = local-secret-not-a-real-one',
  ];
  await home.writeCredentials('[work]', ...keys);
  aws = await startBedrockLocal(createLocal());
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  services = createServices({ userAgentVersion: '0', maxAttempts: 1 });
}

async function tearDown(): Promise<void> {
  services.dispose();
  await aws.close();
  await home.restore();
}

/** What the model answers that is chosen by this ID. */
async function answerOf(modelId: string): Promise<string> {
  const catalogue = await services.catalogue.region(connection, { signal });
  const decision = decideTarget(catalogue, { modelId }, policy);
  assert.ok(decision.kind === 'target');
  const { target } = decision;
  const empty: Conversation = { version: 1, id: '1', title: '', createdAt: 0, turns: [] };
  const session = new ChatSession(empty, {
    services: () => Promise.resolve(services),
    choices: () => Promise.resolve({ connection, target, maxTokens: 100, inference: {}, policy }),
    now: Date.now,
    newId: () => 'turn',
  });
  await session.send({ task: 'chat', text: 'hello', attachments: [] });
  const answer = session.conversation.turns[0]?.answer;
  assert.equal(answer?.state.kind, 'complete');
  return answerText(answer);
}

describe('What an account has of its own', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is listed, every page of it, with whether it answers and what it comes down to', async () => {
    const { resources, failures, accountId } = await services.catalogue.region(connection, { signal });
    assert.deepEqual(failures, []);
    assert.equal(accountId, '111122223333');
    assert.deepEqual(
      resources.map(({ kind, name, status, ready, models }) => [
        kind,
        name,
        status,
        ready,
        [...new Set(models.map(({ modelId }) => modelId))].join(),
      ]),
      [
        ['imported-model', 'in-house-llama', 'UNKNOWN', undefined, ''],
        ['imported-model', 'in-house-base', 'UNKNOWN', undefined, ''],
        ['custom-model', 'support-tone', 'Active', undefined, 'amazon.nova-lite-v1:0'],
        ['custom-model', 'legal-summaries', 'Creating', undefined, 'amazon.nova-lite-v1:0'],
        ['custom-model-deployment', 'support-tone-live', 'Active', true, 'amazon.nova-lite-v1:0'],
        ['custom-model-deployment', 'support-tone-next', 'Failed', false, 'amazon.nova-lite-v1:0'],
        ['provisioned-throughput', 'nova-lite-reserved', 'InService', true, 'amazon.nova-lite-v1:0'],
        ['provisioned-throughput', 'support-tone-reserved', 'Creating', false, 'amazon.nova-lite-v1:0'],
        [
          'prompt-router',
          'Nova Prompt Router',
          'AVAILABLE',
          true,
          'amazon.nova-pro-v1:0,amazon.nova-lite-v1:0',
        ],
        ['marketplace-endpoint', 'marketplace-writer', 'REGISTERED', true, ''],
        ['marketplace-endpoint', 'marketplace-old', 'INCOMPATIBLE_ENDPOINT', false, ''],
      ],
    );
  });

  it('is called by its ARN', async () => {
    const { resources } = await services.catalogue.region(connection, { signal });
    const ready = resources.filter(
      ({ sendId, ready = true, instruct = true }) => sendId && ready && instruct,
    );
    const answers = await Promise.all(ready.map(({ arn }) => answerOf(arn)));
    assert.equal(answers.length, 5);
    assert.ok(answers.every((answer) => answer !== ''));
    const called = aws.entries.flatMap(({ operation, path }) =>
      operation?.startsWith('Converse') === true ? [decodeURIComponent(path)] : [],
    );
    assert.deepEqual(called.toSorted(), ready.map(({ arn }) => `/model/${arn}/converse-stream`).toSorted());
  });
});
