import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BedrockClient,
  ListFoundationModelsCommand,
  paginateListInferenceProfiles,
} from '@aws-sdk/client-bedrock';
import { BedrockAgentClient, paginateListKnowledgeBases } from '@aws-sdk/client-bedrock-agent';
import { BedrockAgentRuntimeClient, RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime';
import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { startBedrockLocal, type BedrockLocal } from '../../../bedrock-local/server.ts';
import { createServices } from '../../../bedrock-local/services/createServices.ts';
import { haiku } from './harness.ts';

const faults = join(import.meta.dirname, '../../../bedrock-local/scenarios/all-faults.json');
const { services, accounts, setScenario } = createServices({
  scenario: JSON.parse(readFileSync(faults, 'utf8')),
});

let server: BedrockLocal;

/** Tests with the stand-in listening. */
function served(title: string, tests: () => void): void {
  describe(title, () => {
    before(async () => {
      server = await startBedrockLocal({ services, accounts, setScenario });
    });
    after(() => server.close());
    tests();
  });
}

function settings(region = 'us-east-1') {
  const credentials = { accessKeyId: 'AKIALOCALEXAMPLE0001', secretAccessKey: 'local-secret-not-a-real-one' };
  return { endpoint: server.url, region, credentials, maxAttempts: 1, requestHandler: new NodeHttpHandler() };
}

/** What arrived of a streamed answer, and how it ended. */
async function ask(text: string): Promise<{ readonly text: string; readonly end: string }> {
  const client = new BedrockRuntimeClient(settings());
  const messages = [{ role: 'user' as const, content: [{ text }] }];
  const request = { modelId: haiku, messages, inferenceConfig: { maxTokens: 500 } };
  let arrived = '';
  let end = 'nothing said why';
  try {
    const { stream = [] } = await client.send(new ConverseStreamCommand(request));
    for await (const event of stream) {
      arrived += event.contentBlockDelta?.delta?.text ?? '';
      end = event.messageStop?.stopReason ?? end;
    }
  } catch (error) {
    end = nameOf(error);
  } finally {
    client.destroy();
  }
  return { text: arrived, end };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Error' ? `Error: ${error.message}` : error.name;
}

served('Through AWS’s own SDK', () => {
  it('a conversation is streamed, and answered whole', async () => {
    const client = new BedrockRuntimeClient(settings());
    const messages = [{ role: 'user' as const, content: [{ text: 'repeat: Hello there' }] }];
    const { output, stopReason } = await client.send(new ConverseCommand({ modelId: haiku, messages }));
    assert.deepEqual([output?.message?.content, stopReason], [[{ text: 'Hello there' }], 'end_turn']);
    assert.deepEqual(await ask('repeat: Hello there'), { text: 'Hello there', end: 'end_turn' });
  });

  it('everything is listed, and whose it is', async () => {
    const bedrock = new BedrockClient(settings('eu-central-1'));
    const { modelSummaries = [] } = await bedrock.send(new ListFoundationModelsCommand({}));
    assert.equal(modelSummaries.length, 11);
    const profiles: unknown[] = [];
    for await (const page of paginateListInferenceProfiles({ client: bedrock }, {})) {
      profiles.push(
        ...(page.inferenceProfileSummaries ?? []).map(({ createdAt }) => createdAt instanceof Date),
      );
    }
    assert.deepEqual([...new Set(profiles)], [true]);
    const { Arn } = await new STSClient(settings()).send(new GetCallerIdentityCommand({}));
    assert.equal(Arn, 'arn:aws:sts::111122223333:assumed-role/Developer/workbench');
  });

  it('knowledge bases are found and searched', async () => {
    const names: unknown[] = [];
    for await (const page of paginateListKnowledgeBases({ client: new BedrockAgentClient(settings()) }, {})) {
      names.push(...(page.knowledgeBaseSummaries ?? []).map(({ name }) => name));
    }
    assert.deepEqual(names, ['engineering-handbook', 'payments-service-runbooks']);
    const query = { knowledgeBaseId: 'ENGHANDBK1', retrievalQuery: { text: 'How long may a review take?' } };
    const { retrievalResults = [] } = await new BedrockAgentRuntimeClient(settings()).send(
      new RetrieveCommand(query),
    );
    assert.match(retrievalResults[0]?.content?.text ?? '', /within one working day/);
  });
});

served('A fault, through AWS’s own SDK', () => {
  const ends: Readonly<Record<string, string | RegExp>> = {
    throttle: 'ThrottlingException',
    unavailable: 'ServiceUnavailableException',
    internal: 'InternalServerException',
    timeout: 'ModelTimeoutException',
    expired: 'ExpiredTokenException',
    'too long': 'ValidationException',
    'stream first': 'ValidationException',
    'stream internal': 'InternalServerException',
    'stream model error': 'ModelStreamErrorException',
    'stream validation': 'ValidationException',
    'stream throttling': 'ThrottlingException',
    'stream unavailable': 'ServiceUnavailableException',
    'stream unmodelled': 'modelTimeoutException',
    'truncated frame': 'Error: Truncated event message received.',
    'bad crc': /^Error: The message checksum \(\d+\) did not match the expected value of \d+$/,
    reset: /^Error: (aborted|read ECONNRESET)$/,
    'no messageStop': 'nothing said why',
    'unknown events': 'brand_new_reason',
  };
  for (const [fault, expected] of Object.entries(ends)) {
    it(`ends a stream as it should: ${fault}`, async () => {
      const { text, end } = await ask(`fault: ${fault}\n\nand then some more words`);
      if (typeof expected === 'string') assert.equal(end, expected);
      else assert.match(end, expected);
      assert.equal(
        text.length > 0,
        !/^(throttle|unavailable|internal|timeout|expired|too long|stream first)$/.test(fault),
      );
    });
  }
});
