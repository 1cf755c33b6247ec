import assert from 'node:assert/strict';
import { ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { ListKnowledgeBasesCommand } from '@aws-sdk/client-bedrock-agent';
import { RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime';
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { createClients, type ClientOptions, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import { awsError, callerIdentity, Loopback, type LoopbackHandler } from '../../../fakes/loopback.ts';

const work = { profile: 'work', region: 'eu-central-1' };
const everything = { body: { modelSummaries: [], knowledgeBaseSummaries: [], retrievalResults: [] } };

let home: AwsHome;
let aws: Loopback;
let clients: Clients;

async function start(handler: LoopbackHandler, options: Partial<ClientOptions> = {}): Promise<void> {
  aws = await Loopback.start(handler);
  clients = createClients({ userAgentVersion: '1.2.3', ...options });
}

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  await home.writeCredentials(...keysProfile('work', 'AKIDWORK'), ...keysProfile('default', 'AKIDDEFAULT'));
}

async function tearDown(): Promise<void> {
  clients.dispose();
  await aws.stop();
  await home.restore();
}

function listModels(connection = work): Promise<unknown> {
  return clients.control(connection).send(new ListFoundationModelsCommand({}));
}

function accessKeys(): readonly (string | undefined)[] {
  return aws.requests.map(({ headers }) => /Credential=(\w+)\//.exec(String(headers['authorization']))?.[1]);
}

describe('What the clients send', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is signed with the chosen profile’s keys on every service, whatever bearer token the environment holds', async () => {
    await start(({ path }) => (path === '/' ? callerIdentity('1', 'arn:aws:iam::1:user/me') : everything));
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    process.env['AWS_BEARER_TOKEN_BEDROCK'] = 'not-this-account';
    await listModels();
    await clients.runtime(work).send(new ConverseCommand({ modelId: 'm', messages: [] }));
    await clients.agent(work).send(new ListKnowledgeBasesCommand({}));
    await clients
      .agentRuntime(work)
      .send(new RetrieveCommand({ knowledgeBaseId: 'KB12345678', retrievalQuery: { text: 'q' } }));
    await clients.sts(work).send(new GetCallerIdentityCommand({}));
    const signers = aws.requests.map(({ headers }) =>
      String(headers['authorization']).replace(/\/\d{8}\//, '/DATE/'),
    );
    assert.deepEqual(
      signers.map((signer) => signer.split(',')[0]),
      ['bedrock', 'bedrock', 'bedrock', 'bedrock', 'sts'].map(
        (service) => `AWS4-HMAC-SHA256 Credential=AKIDWORK/DATE/eu-central-1/${service}/aws4_request`,
      ),
    );
  });

  it('is never sent with the bearer token when the profile has no credentials', async () => {
    await start(() => everything);
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    process.env['AWS_BEARER_TOKEN_BEDROCK'] = 'not-this-account';
    await assert.rejects(
      listModels({ ...work, profile: 'gone' }),
      /Could not resolve credentials using profile: \[gone\]/,
    );
    assert.deepEqual(aws.requests, []);
  });

  it('names us and our version, over HTTP/1.1 that is kept alive', async () => {
    await start(() => everything);
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    await listModels();
    const { headers } = aws.requests[0] ?? assert.fail();
    assert.match(String(headers['user-agent']), / bedrock-workbench\/1\.2\.3\b/);
    assert.equal(headers['connection'], 'keep-alive');
  });

  it('is tried again as often as the options say, and no more', async () => {
    await start(() => awsError('InternalServerException', 500, 'Oops'), { maxAttempts: 2 });
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    await assert.rejects(listModels(), { name: 'InternalServerException' });
    assert.equal(aws.requests.length, 2);
  });
});

describe('Where the clients send it', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is where the options say, before all else', async () => {
    await start(() => everything);
    process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:9';
    clients = createClients({ userAgentVersion: '1', endpoints: { control: aws.url } });
    await listModels();
    assert.equal(aws.requests.length, 1);
  });

  it('is where the environment says for this service', async () => {
    await start(() => everything);
    process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:9';
    process.env['AWS_ENDPOINT_URL_BEDROCK'] = aws.url;
    await listModels();
    assert.equal(aws.requests.length, 1);
  });

  it('is where the chosen profile says, not where AWS_PROFILE or the default profile do', async () => {
    await start(() => everything);
    process.env['AWS_PROFILE'] = 'default';
    await home.writeConfig(
      ...['[default]', 'endpoint_url = http://127.0.0.1:9'],
      ...['[profile work]', `endpoint_url = ${aws.url}`],
    );
    await listModels();
    assert.deepEqual(accessKeys(), ['AKIDWORK']);
  });

  it('is where the services section of the profile says', async () => {
    await start(() => everything);
    await home.writeConfig(
      ...['[profile work]', 'services = vpc', 'endpoint_url = http://127.0.0.1:9'],
      ...['[services vpc]', 'bedrock =', `  endpoint_url = ${aws.url}`],
    );
    await listModels();
    assert.equal(aws.requests.length, 1);
  });
});

describe('Settings that change', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('send to the new endpoint at once, through a new client, and keep the other services’', async () => {
    let control = 'http://127.0.0.1:9';
    await start(() => everything, { endpoints: () => ({ control }) });
    const before = clients.control(work);
    assert.equal(clients.control(work), before);
    control = aws.url;
    await listModels();
    assert.equal(aws.requests.length, 1);
    assert.notEqual(clients.control(work), before);
    control = '';
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    await listModels();
    assert.equal(aws.requests.length, 2);
  });

  it('try as often as they say now', async () => {
    let maxAttempts: number | undefined = 1;
    await start(() => awsError('InternalServerException', 500, 'Oops'), { maxAttempts: () => maxAttempts });
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    await assert.rejects(listModels());
    maxAttempts = 2;
    await assert.rejects(listModels());
    assert.equal(aws.requests.length, 3);
    maxAttempts = undefined;
    assert.equal(await clients.control(work).config.maxAttempts(), 5);
    assert.equal(clients.runtime(work).config.retryMode, 'adaptive');
  });
});

describe('The clients', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('are kept: one for each service, profile and region', async () => {
    await start(() => everything);
    assert.equal(clients.control(work), clients.control({ ...work }));
    assert.notEqual(clients.control(work), clients.control({ ...work, region: 'us-east-1' }));
    assert.notEqual(clients.control(work), clients.control({ region: work.region }));
  });

  it('see a changed credentials file at once', async () => {
    await start(() => everything);
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    await listModels();
    await home.writeCredentials(...keysProfile('work', 'AKIDNEW'));
    await listModels();
    assert.deepEqual(accessKeys(), ['AKIDWORK', 'AKIDNEW']);
  });

  it('stop on the wire when they are disposed', async () => {
    await start(() => 'hang', { maxAttempts: 1 });
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    const refused = assert.rejects(listModels());
    await aws.arrived(1);
    clients.dispose();
    await Promise.all([refused, aws.givenUp]);
  });
});
