import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { createIdentitySource } from '../../../../src/bedrock/identity/identitySource.ts';
import type { CallerIdentity } from '../../../../src/chat/connection.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import {
  callerIdentity,
  Loopback,
  type LoopbackAnswer,
  type LoopbackRequest,
} from '../../../fakes/loopback.ts';

const arn = 'arn:aws-us-gov:sts::111122223333:assumed-role/Dev/jane@example.com';
const { signal } = new AbortController();
const expiration = new Date(Date.now() + 3_600_000).toISOString();

let home: AwsHome;
let aws: Loopback;
let clients: Clients;

/** STS, a container's credentials and an instance's. */
function serve({ path, body }: LoopbackRequest): LoopbackAnswer {
  if (path === '/container') return { body: { ...machineKeys, Code: undefined } };
  if (path === '/latest/api/token') return { headers: { 'content-type': 'text/plain' }, body: 'token' };
  if (path.endsWith('/security-credentials/')) return { body: 'Box' };
  if (path.endsWith('/security-credentials/Box')) return { body: machineKeys };
  const action = new URLSearchParams(body).get('Action') ?? '';
  return action === 'GetCallerIdentity' ? callerIdentity('111122223333', arn) : assumed(action);
}

const machineKeys = {
  Code: 'Success',
  AccessKeyId: 'ASIABOX',
  SecretAccessKey: 's',
  Token: 't',
  Expiration: expiration,
};

function assumed(action: string): LoopbackAnswer {
  const keys = `<AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>`;
  const credentials = `<Credentials>${keys}<Expiration>${expiration}</Expiration></Credentials>`;
  const body = `<${action}Response><${action}Result>${credentials}</${action}Result></${action}Response>`;
  return { headers: { 'content-type': 'text/xml' }, body };
}

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  aws = await Loopback.start(serve);
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  clients = createClients({ userAgentVersion: '1', maxAttempts: 1 });
}

async function tearDown(): Promise<void> {
  clients.dispose();
  await aws.stop();
  await home.restore();
}

function whoAmI(profile?: string): Promise<CallerIdentity> {
  const connection = { region: 'us-gov-west-1', ...(profile !== undefined && { profile }) };
  return createIdentitySource(clients).whoAmI(connection, signal);
}

describe('Who am I, through a role', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('tells the role, its session and the profile that assumed it', async () => {
    await home.writeCredentials(...keysProfile('base'));
    await home.writeConfig('[profile admin]', 'role_arn = arn:aws:iam::1:role/Dev', 'source_profile = base');
    assert.deepEqual(await whoAmI('admin'), {
      accountId: '111122223333',
      arn,
      role: 'Dev',
      session: 'jane@example.com',
      source: { kind: 'role', profile: 'admin' },
    });
  });
});

describe('Where the default chain found credentials', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is the environment', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 's' });
    assert.deepEqual((await whoAmI()).source, { kind: 'environment' });
  });

  it('is the default profile, or the one that AWS_PROFILE names', async () => {
    await home.writeCredentials(...keysProfile('default'), ...keysProfile('other'));
    assert.deepEqual((await whoAmI()).source, { kind: 'keys', profile: 'default' });
    process.env['AWS_PROFILE'] = 'other';
    assert.deepEqual((await whoAmI()).source, { kind: 'keys', profile: 'other' });
  });

  it('is the container', async () => {
    process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = `${aws.url}/container`;
    assert.deepEqual((await whoAmI()).source, { kind: 'container' });
  });

  it('is the instance', async () => {
    delete process.env['AWS_EC2_METADATA_DISABLED'];
    process.env['AWS_EC2_METADATA_SERVICE_ENDPOINT'] = aws.url;
    assert.deepEqual((await whoAmI()).source, { kind: 'instance' });
  });

  it('is a web identity', async () => {
    const file = join(home.path, 'token');
    await writeFile(file, 'jwt');
    Object.assign(process.env, {
      AWS_WEB_IDENTITY_TOKEN_FILE: file,
      AWS_ROLE_ARN: 'arn:aws:iam::1:role/Pod',
    });
    assert.deepEqual((await whoAmI()).source, { kind: 'web-identity' });
  });
});
