import assert from 'node:assert/strict';
import {
  BedrockClient,
  ListFoundationModelsCommand,
  ListGuardrailsCommand,
  ListInferenceProfilesCommand,
} from '@aws-sdk/client-bedrock';
import { BedrockAgentClient, ListKnowledgeBasesCommand } from '@aws-sdk/client-bedrock-agent';
import { BedrockAgentRuntimeClient, RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime';
import { ApplyGuardrailCommand, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { AwsError, type Input, type Service } from '../../../bedrock-local/contract.ts';
import {
  account,
  hello,
  messageStart,
  messageStop,
  owner,
  playing,
  receive,
  refusalOf,
  runtimeClient,
  serving,
  settings,
  textDelta,
} from './harness.ts';

/** Answers nothing, and remembers what was asked of whom. */
function listening(answers: Readonly<Record<string, object>>): { service: Service; asked: Input[] } {
  const asked: Input[] = [];
  const unary = Object.fromEntries(
    Object.entries(answers).map(([name, output]) => [
      name,
      (input: Input) => {
        asked.push(input);
        return { ...output };
      },
    ]),
  );
  return { service: { unary }, asked };
}

describe('The control plane, asked through the SDK', () => {
  const { service, asked } = listening({
    ListFoundationModels: {
      modelSummaries: [{ modelId: 'a.b', modelArn: 'arn', modelLifecycle: { status: 'ACTIVE' } }],
    },
    ListInferenceProfiles: { inferenceProfileSummaries: [] },
  });
  const server = serving({ services: { bedrock: service } });
  const client = () => new BedrockClient(settings(server.local.url));

  it('answers', async () => {
    const { modelSummaries } = await client().send(new ListFoundationModelsCommand({}));
    assert.deepEqual(modelSummaries, [
      { modelId: 'a.b', modelArn: 'arn', modelLifecycle: { status: 'ACTIVE' } },
    ]);
  });

  it('hands over query parameters under their members’ names and types', async () => {
    await client().send(new ListInferenceProfilesCommand({ maxResults: 7, typeEquals: 'APPLICATION' }));
    assert.deepEqual(asked.at(-1), { maxResults: 7, typeEquals: 'APPLICATION' });
  });

  it('names an operation that is not there', async () => {
    const error = await refusalOf(client().send(new ListGuardrailsCommand({})));
    assert.equal(error.name, 'UnknownOperationException');
    assert.equal(error.message, 'bedrock-local does not implement bedrock.ListGuardrails.');
    assert.equal(error.$metadata?.httpStatusCode, 501);
  });
});

describe('The runtime, asked through the SDK', () => {
  const { service, asked } = listening({
    Converse: {
      output: { message: { role: 'assistant', content: [{ text: 'Hi' }] } },
      stopReason: 'end_turn',
    },
    ApplyGuardrail: { action: 'NONE', outputs: [], assessments: [], usage: {} },
  });
  const streams = playing(() => [messageStart, textDelta('Hi €'), messageStop])['bedrock-runtime'].streams;
  const server = serving({ services: { 'bedrock-runtime': { ...service, streams } } });

  for (const protocol of ['HTTP/1.1', 'HTTP/2'] as const) {
    it(`answers Converse over ${protocol}`, async () => {
      const { output, stopReason } = await runtimeClient(server.local.url, protocol).send(
        new ConverseCommand(hello),
      );
      assert.deepEqual(output, { message: { role: 'assistant', content: [{ text: 'Hi' }] } });
      assert.equal(stopReason, 'end_turn');
      assert.deepEqual(asked.at(-1), { modelId: hello.modelId, messages: hello.messages });
    });

    it(`streams over ${protocol}`, async () => {
      assert.deepEqual(await receive(runtimeClient(server.local.url, protocol)), {
        events: [
          { messageStart: { role: 'assistant' } },
          { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Hi €' } } },
          { messageStop: { stopReason: 'end_turn' } },
        ],
      });
    });
  }

  it('hands over path labels decoded, and images as base64', async () => {
    const guardrailIdentifier = 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abc';
    const bytes = Buffer.from('picture');
    const content = [{ image: { format: 'png' as const, source: { bytes } } }];
    const command = { guardrailIdentifier, guardrailVersion: 'DRAFT', source: 'INPUT' as const, content };
    await runtimeClient(server.local.url, 'HTTP/1.1').send(new ApplyGuardrailCommand(command));
    assert.deepEqual(asked.at(-1), {
      ...command,
      content: [{ image: { format: 'png', source: { bytes: bytes.toString('base64') } } }],
    });
  });
});

describe('The agents’ services, asked through the SDK', () => {
  const { service: agent } = listening({
    ListKnowledgeBases: {
      knowledgeBaseSummaries: [
        { knowledgeBaseId: 'ABCDEFGHIJ', name: 'k', status: 'ACTIVE', updatedAt: new Date(0) },
      ],
    },
  });
  const { service: agentRuntime } = listening({
    Retrieve: { retrievalResults: [{ content: { text: 'found' } }] },
  });
  const server = serving({ services: { 'bedrock-agent': agent, 'bedrock-agent-runtime': agentRuntime } });

  it('list knowledge bases, with their dates', async () => {
    const client = new BedrockAgentClient(settings(server.local.url));
    const { knowledgeBaseSummaries } = await client.send(new ListKnowledgeBasesCommand({}));
    assert.deepEqual(
      knowledgeBaseSummaries?.map(({ updatedAt }) => updatedAt),
      [new Date(0)],
    );
  });

  it('retrieve', async () => {
    const client = new BedrockAgentRuntimeClient(settings(server.local.url));
    const query = { knowledgeBaseId: 'ABCDEFGHIJ', retrievalQuery: { text: 'what' } };
    const { retrievalResults } = await client.send(new RetrieveCommand(query));
    assert.deepEqual(retrievalResults, [{ content: { text: 'found' } }]);
  });
});

describe('STS, asked through the SDK', () => {
  const server = serving({
    services: {
      sts: {
        unary: {
          GetCallerIdentity: (_input, { caller }) => ({
            Account: caller.accountId,
            Arn: `${caller.arn}<&>`,
            UserId: caller.userId,
          }),
        },
      },
    },
  });

  it('says who signed', async () => {
    const client = new STSClient(settings(server.local.url));
    const { Account, Arn, UserId } = await client.send(new GetCallerIdentityCommand({}));
    assert.deepEqual(
      { Account, Arn, UserId },
      { Account: owner.accountId, Arn: `${owner.arn}<&>`, UserId: owner.userId },
    );
  });
});

describe('What a service throws', () => {
  const reported: unknown[] = [];
  const errors = {
    Converse: new AwsError('ThrottlingException', 429, 'Too many tokens, please wait before trying again.'),
    CountTokens: new TypeError('a defect'),
  };
  const server = serving({
    services: {
      'bedrock-runtime': {
        unary: {
          Converse: () => Promise.reject(errors.Converse),
          ApplyGuardrail: () => Promise.reject(errors.CountTokens),
        },
      },
    },
    report: (error) => reported.push(error),
  });

  it('reaches the SDK with its name, status and text', async () => {
    const client = runtimeClient(server.local.url, 'HTTP/2');
    const { name, message, $metadata } = await refusalOf(client.send(new ConverseCommand(hello)));
    assert.deepEqual(
      [name, message, $metadata?.httpStatusCode],
      ['ThrottlingException', errors.Converse.message, 429],
    );
  });

  it('is an internal error, and reported, if it is not AWS’s', async () => {
    const client = runtimeClient(server.local.url, 'HTTP/2');
    const command = {
      guardrailIdentifier: 'abc',
      guardrailVersion: '1',
      source: 'INPUT' as const,
      content: [],
    };
    const { name, $metadata } = await refusalOf(client.send(new ApplyGuardrailCommand(command)));
    assert.deepEqual([name, $metadata?.httpStatusCode], ['InternalServerException', 500]);
    assert.deepEqual(reported, [errors.CountTokens]);
  });
});

describe('AWS_ENDPOINT_URL', () => {
  const server = serving({
    services: { sts: { unary: { GetCallerIdentity: () => ({ Account: owner.accountId }) } } },
  });
  afterEach(() => delete process.env['AWS_ENDPOINT_URL']);

  it('sends an SDK client here that knows of nothing', async () => {
    process.env['AWS_ENDPOINT_URL'] = server.local.url;
    const client = new STSClient({ region: 'us-east-1', credentials: account });
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    assert.equal(Account, owner.accountId);
  });
});
