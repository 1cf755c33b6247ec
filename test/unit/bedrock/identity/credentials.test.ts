import assert from 'node:assert/strict';
import { ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { ListKnowledgeBasesCommand } from '@aws-sdk/client-bedrock-agent';
import { createClients, type ClientOptions, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import { awsError, Loopback, type LoopbackAnswer, type LoopbackRequest } from '../../../fakes/loopback.ts';

const connection = { profile: 'admin', region: 'eu-central-1' };
const hour = 3_600_000;

let home: AwsHome;
let aws: Loopback;
let clients: Clients;
let sessions: number;
let lifetime: number;
/** Whether STS still gives out sessions. */
let gives: boolean;
/** What AWS answers to all but STS. */
let answer: () => LoopbackAnswer;

const xml = { 'content-type': 'text/xml' };
const denied =
  '<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not authorized</Message></Error></ErrorResponse>';

/** STS numbers the sessions that it gives out. */
function serve({ path }: LoopbackRequest): LoopbackAnswer {
  if (path !== '/') return answer();
  if (!gives) return { status: 403, headers: xml, body: denied };
  sessions += 1;
  const keys = `<AccessKeyId>ASIA${sessions}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>`;
  const until = `<Expiration>${new Date(Date.now() + lifetime).toISOString()}</Expiration>`;
  const result = `<AssumeRoleResult><Credentials>${keys}${until}</Credentials></AssumeRoleResult>`;
  return {
    headers: xml,
    body: `<AssumeRoleResponse>${result}</AssumeRoleResponse>`,
  };
}

async function start(options: Partial<ClientOptions> = {}): Promise<void> {
  aws = await Loopback.start(serve);
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  clients = createClients({ userAgentVersion: '1', ...options });
}

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  sessions = 0;
  gives = true;
  lifetime = hour;
  answer = () => ({ body: {} });
  await home.writeCredentials(...keysProfile('base'));
  await home.writeConfig('[profile admin]', 'role_arn = arn:aws:iam::1:role/Admin', 'source_profile = base');
}

async function tearDown(): Promise<void> {
  clients.dispose();
  await aws.stop();
  await home.restore();
}

function listModels(): Promise<unknown> {
  return clients.control(connection).send(new ListFoundationModelsCommand({}));
}

function signers(): readonly (string | undefined)[] {
  const calls = aws.requests.filter(({ path }) => path !== '/');
  return calls.map(({ headers }) => /Credential=(\w+)\//.exec(String(headers['authorization']))?.[1]);
}

describe('The credentials of a role', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('are fetched once for all clients of the profile, whatever their region', async () => {
    await start();
    const elsewhere = clients.agent({ ...connection, region: 'us-east-1' });
    await Promise.all([listModels(), elsewhere.send(new ListKnowledgeBasesCommand({}))]);
    await listModels();
    assert.deepEqual(signers(), ['ASIA1', 'ASIA1', 'ASIA1']);
  });

  it('are fetched anew shortly before they expire', async () => {
    await start();
    lifetime = 4 * 60_000;
    await listModels();
    lifetime = hour;
    await listModels();
    await listModels();
    const [early, later, last] = signers();
    assert.notEqual(later, early);
    assert.equal(last, later);
  });

  it('serve until their end where STS gives no others before', async () => {
    await start();
    lifetime = 4 * 60_000;
    await listModels();
    gives = false;
    await listModels();
    const [before, after] = signers();
    assert.equal(after, before);
  });

  it('are fetched anew for the next call after AWS has refused them', async () => {
    await start();
    answer = () =>
      awsError('ExpiredTokenException', 403, 'The security token included in the request is expired');
    await assert.rejects(listModels(), { name: 'ExpiredTokenException' });
    answer = () => ({ body: {} });
    await listModels();
    assert.equal(signers().at(-1), `ASIA${sessions}`);
    assert.notEqual(signers().at(-1), 'ASIA1');
  });

  it('are kept when AWS refuses the call for another reason', async () => {
    await start();
    answer = () => awsError('AccessDeniedException', 403, 'not authorized to perform');
    await assert.rejects(listModels());
    await assert.rejects(listModels());
    assert.deepEqual(signers(), ['ASIA1', 'ASIA1']);
  });
});

describe('A role that wants an MFA code', () => {
  beforeEach(async () => {
    await setUp();
    await home.writeConfig(
      ...['[profile admin]', 'role_arn = arn:aws:iam::1:role/Admin', 'source_profile = base'],
      'mfa_serial = arn:aws:iam::1:mfa/me',
    );
  });
  afterEach(tearDown);

  it('asks for it once, with the device’s name', async () => {
    const asked: string[] = [];
    await start({
      mfaCode: (serial) => {
        asked.push(serial);
        return Promise.resolve('123456');
      },
    });
    const { signal } = new AbortController();
    await Promise.all([clients.unlock(connection, signal), clients.unlock(connection, signal)]);
    await Promise.all([listModels(), listModels()]);
    assert.deepEqual(asked, ['arn:aws:iam::1:mfa/me']);
    const assumeRole = aws.requests.find(({ path }) => path === '/');
    assert.equal(new URLSearchParams(assumeRole?.body).get('TokenCode'), '123456');
  });

  it('fails plainly where nobody can be asked', async () => {
    await start();
    await assert.rejects(listModels(), /requires multi-factor authentication/);
  });
});

describe('A connection without a profile', () => {
  const chain = { region: 'eu-central-1' };

  beforeEach(setUp);
  afterEach(tearDown);

  function listWithChain(): Promise<unknown> {
    return clients.control(chain).send(new ListFoundationModelsCommand({}));
  }

  it('takes the environment’s keys', async () => {
    await start();
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 's' });
    await listWithChain();
    assert.deepEqual(signers(), ['AKIDENV']);
  });

  it('takes the profile that AWS_PROFILE names, before the environment’s keys', async () => {
    await start();
    Object.assign(process.env, {
      AWS_PROFILE: 'base',
      AWS_ACCESS_KEY_ID: 'AKIDENV',
      AWS_SECRET_ACCESS_KEY: 's',
    });
    await listWithChain();
    assert.deepEqual(signers(), ['AKIDEXAMPLE']);
  });

  it('does not go on to other credentials when the profile of AWS_PROFILE fails', async () => {
    await start();
    Object.assign(process.env, {
      AWS_PROFILE: 'gone',
      AWS_ACCESS_KEY_ID: 'AKIDENV',
      AWS_SECRET_ACCESS_KEY: 's',
    });
    await assert.rejects(listWithChain(), /Could not resolve credentials using profile: \[gone\]/);
    assert.deepEqual(aws.requests, []);
  });

  it('says that there are no credentials where there are none', async () => {
    await home.writeCredentials('');
    await start();
    await assert.rejects(listWithChain(), /Could not load credentials from any providers/);
  });
});
