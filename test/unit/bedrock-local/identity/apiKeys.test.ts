import assert from 'node:assert/strict';
import { BedrockClient, ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { aws, refusalOf, withAws } from './harness.ts';

function settings(key: string) {
  return {
    region: 'us-east-1',
    endpoint: aws.url,
    token: { token: key },
    authSchemePreference: ['httpBearerAuth'],
    maxAttempts: 1,
  };
}

const converse = new ConverseCommand({
  modelId: 'amazon.nova-lite-v1:0',
  messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
});

describe('An Amazon Bedrock API key', () => {
  withAws();

  it('opens bedrock and bedrock-runtime', async () => {
    const { modelSummaries } = await new BedrockClient(settings('ABSKlocal-api-key')).send(
      new ListFoundationModelsCommand({}),
    );
    assert.notEqual(modelSummaries?.length, 0);
    const { stopReason } = await new BedrockRuntimeClient(settings('ABSKlocal-api-key')).send(converse);
    assert.equal(stopReason, 'end_turn');
  });

  for (const key of ['ABSKanother', 'ABSKlocal-api-key-expired']) {
    it(`is refused where it is ${key}`, async () => {
      const { name, message } = await refusalOf(new BedrockRuntimeClient(settings(key)).send(converse));
      assert.deepEqual(
        [name, message],
        ['AccessDeniedException', 'Authentication failed: Please make sure your API Key is valid.'],
      );
    });
  }

  it('opens neither agents nor STS', async () => {
    const headers = { authorization: 'Bearer ABSKlocal-api-key' };
    const agents = await fetch(`${aws.url}/knowledgebases/`, { method: 'POST', headers, body: '{}' });
    const body = new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' });
    const sts = await fetch(aws.url, { method: 'POST', headers, body });
    assert.deepEqual([agents.status, sts.status], [403, 403]);
  });
});
