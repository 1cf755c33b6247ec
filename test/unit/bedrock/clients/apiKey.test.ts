import assert from 'node:assert/strict';
import { ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { createIdentitySource } from '../../../../src/bedrock/identity/identitySource.ts';
import { createKnowledgeBaseSource } from '../../../../src/bedrock/knowledge/knowledgeBaseSource.ts';
import { createModelCatalogue } from '../../../../src/bedrock/catalogue/modelCatalogue.ts';
import { FailureError, type Failure } from '../../../../src/chat/failure.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import { awsError, Loopback, type LoopbackAnswer } from '../../../fakes/loopback.ts';

const connection = { region: 'eu-central-1', apiKey: true } as const;
const { signal } = new AbortController();

let home: AwsHome;
let aws: Loopback;
let clients: Clients;
let stored: string | undefined;
let answer: () => LoopbackAnswer;

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  await home.writeCredentials(...keysProfile('default'));
  stored = 'ABSK-stored';
  answer = () => ({ body: { modelSummaries: [] } });
  aws = await Loopback.start(() => answer());
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  process.env['AWS_BEARER_TOKEN_BEDROCK'] = 'ABSK-of-the-environment';
  clients = createClients({
    userAgentVersion: '1',
    maxAttempts: 1,
    apiKey: () => Promise.resolve(stored),
  });
}

async function tearDown(): Promise<void> {
  clients.dispose();
  await aws.stop();
  await home.restore();
}

function listModels(): Promise<unknown> {
  return clients.control(connection).send(new ListFoundationModelsCommand({}));
}

function authorizations(): readonly unknown[] {
  return aws.requests.map(({ headers }) => headers['authorization']);
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => assert.fail('It succeeded.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof FailureError);
  return error.failure;
}

describe('A connection with the API key', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('sends the stored key as a bearer token, never the environment’s and never a signature', async () => {
    await listModels();
    await clients.runtime(connection).send(new ConverseCommand({ modelId: 'm', messages: [] }));
    assert.deepEqual(authorizations(), ['Bearer ABSK-stored', 'Bearer ABSK-stored']);
  });

  it('sends the key that is stored at the time of the request', async () => {
    await listModels();
    stored = 'ABSK-newer';
    await listModels();
    assert.deepEqual(authorizations(), ['Bearer ABSK-stored', 'Bearer ABSK-newer']);
  });

  it('sends nothing where no key is stored, and says how to enter one', async () => {
    stored = undefined;
    const region = createModelCatalogue(clients).region(connection, { signal });
    assert.deepEqual(await failureOf(region), {
      cause: 'no-credentials',
      message: 'No Amazon Bedrock API key is stored.',
      remedy: 'Enter one, or choose an AWS profile.',
      actions: ['enter-api-key', 'pick-profile'],
    });
    assert.deepEqual(aws.requests, []);
  });

  it('shares no client with the default chain, which signs', async () => {
    await listModels();
    await clients.control({ region: connection.region }).send(new ListFoundationModelsCommand({}));
    const [first, second] = authorizations();
    assert.equal(first, 'Bearer ABSK-stored');
    assert.match(String(second), /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\//);
  });
});

describe('What the API key does not open', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  const refusal: Failure = {
    cause: 'no-credentials',
    message:
      'An Amazon Bedrock API key opens models only: not knowledge bases, agents or the account’s identity.',
    remedy: 'Choose an AWS profile for these.',
    actions: ['pick-profile'],
  };

  it('is said before anything is sent: knowledge bases and the account’s identity', async () => {
    const knowledge = createKnowledgeBaseSource(clients);
    const base = { id: 'KB12345678', name: 'docs' };
    assert.deepEqual(await failureOf(knowledge.list(connection, signal)), refusal);
    assert.deepEqual(await failureOf(knowledge.retrieve(connection, base, 'q', 3, signal)), refusal);
    assert.deepEqual(await failureOf(createIdentitySource(clients).whoAmI(connection, signal)), refusal);
    assert.deepEqual(aws.requests, []);
  });
});

describe('An API key that AWS refuses', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  for (const [name, words, message] of [
    [
      'AccessDeniedException',
      'Authentication failed: Please make sure your API Key is valid.',
      'AWS does not accept the Amazon Bedrock API key.',
    ],
    ['AccessDeniedException', 'Bearer Token has expired', 'The Amazon Bedrock API key has expired.'],
    [
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      'AWS does not accept the Amazon Bedrock API key.',
    ],
  ] as const) {
    it(`asks for another: ${words}`, async () => {
      answer = () => awsError(name, 403, words);
      const failure = await failureOf(createModelCatalogue(clients).region(connection, { signal }));
      assert.equal(failure.message, message);
      assert.deepEqual(failure.actions, ['enter-api-key', 'pick-profile', 'retry']);
    });
  }
});
