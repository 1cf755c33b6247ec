import assert from 'node:assert/strict';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import type { MfaCode } from '../../../../src/bedrock/identity/mfa.ts';
import { createIdentitySource } from '../../../../src/bedrock/identity/identitySource.ts';
import { FailureError, type FailureCause } from '../../../../src/chat/failure.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import {
  callerIdentity,
  Loopback,
  type LoopbackAnswer,
  type LoopbackRequest,
} from '../../../fakes/loopback.ts';

const serial = 'arn:aws:iam::1:mfa/me';
const admin = { profile: 'admin', region: 'eu-central-1' };
const hour = 3_600_000;
const never = new AbortController().signal;

let home: AwsHome;
let aws: Loopback;
let clients: Clients;
let lifetime: number;
let asked: unknown[];

function serve({ body, headers }: LoopbackRequest): LoopbackAnswer {
  const call = new URLSearchParams(body);
  if (call.get('Action') === 'GetCallerIdentity') return callerIdentity('1', 'arn:aws:iam::1:user/me');
  if (call.get('TokenCode') === '000000') return wrongCode;
  const signer = /Credential=(\w+)\//.exec(String(headers['authorization']))?.[1] ?? '';
  const keys = `<AccessKeyId>${signer}x</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>`;
  const until = `<Expiration>${new Date(Date.now() + lifetime).toISOString()}</Expiration>`;
  const result = `<AssumeRoleResult><Credentials>${keys}${until}</Credentials></AssumeRoleResult>`;
  return { headers: xml, body: `<AssumeRoleResponse>${result}</AssumeRoleResponse>` };
}

const xml = { 'content-type': 'text/xml' };
const wrongCode: LoopbackAnswer = {
  status: 403,
  headers: xml,
  body: '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid MFA one time pass code. </Message></Error></ErrorResponse>',
};

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  await home.writeCredentials(...keysProfile('base', 'AKIDBASE'));
  await home.writeConfig(
    ...['[profile admin]', 'role_arn = arn:aws:iam::1:role/Admin', 'source_profile = middle'],
    ...['[profile middle]', 'role_arn = arn:aws:iam::1:role/Middle', 'source_profile = base'],
    ...[`mfa_serial = ${serial}`, 'region = eu-west-3'],
  );
  lifetime = hour;
  asked = [];
  aws = await Loopback.start(serve);
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  use((device, profile) => {
    asked.push([device, profile]);
    return Promise.resolve(' 123456\n');
  });
}

function use(mfaCode: MfaCode): void {
  clients = createClients({ userAgentVersion: '1', maxAttempts: 1, mfaCode });
}

async function tearDown(): Promise<void> {
  clients.dispose();
  await aws.stop();
  await home.restore();
}

function callSts(connection = admin): Promise<unknown> {
  return clients.sts(connection).send(new GetCallerIdentityCommand({}));
}

/** As where a person waits: what has to be asked is asked first. */
async function callWithPerson(connection = admin): Promise<void> {
  await clients.unlock(connection, never);
  await callSts(connection);
}

function assumed(): readonly (string | null)[][] {
  const calls = aws.requests.map(({ body }) => new URLSearchParams(body));
  return calls
    .filter((call) => call.get('Action') === 'AssumeRole')
    .map((call) => [call.get('RoleArn'), call.get('SerialNumber'), call.get('TokenCode')]);
}

describe('A chain of roles with MFA', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('sends the code with the role that wants it, each role with the credentials of the one before', async () => {
    await callWithPerson();
    assert.deepEqual(assumed(), [
      ['arn:aws:iam::1:role/Middle', serial, '123456'],
      ['arn:aws:iam::1:role/Admin', null, null],
    ]);
    const { headers } = aws.requests.at(-1) ?? assert.fail();
    assert.match(String(headers['authorization']), /Credential=AKIDBASExx\//);
  });

  it('asks once for each role session, telling the profile that is used', async () => {
    await Promise.all([
      callWithPerson(),
      callWithPerson(),
      callWithPerson({ ...admin, region: 'us-east-1' }),
    ]);
    await callWithPerson();
    assert.deepEqual(asked, [[serial, 'admin']]);
  });

  it('asks again when the session is about to end, and after a sign-in', async () => {
    lifetime = 4 * 60_000;
    await callWithPerson();
    lifetime = hour;
    asked = [];
    await callWithPerson();
    await callWithPerson();
    assert.equal(asked.length, 1);
    clients.credentials.forget();
    await callWithPerson();
    assert.equal(asked.length, 2);
  });
});

describe('Asking for an MFA code', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is done by no request, which fails at once where nobody was asked before', async () => {
    const identity = createIdentitySource(clients);
    await assert.rejects(identity.whoAmI(admin, never), hasCause('mfa-required'));
    assert.deepEqual([asked, aws.requests.length], [[], 0]);
  });

  it('is spared the person whose profile wants none, or whose credentials are there', async () => {
    const identity = createIdentitySource(clients);
    const base = { profile: 'base', region: 'eu-central-1' };
    assert.equal(await identity.unlock(base, never), false);
    assert.equal(await identity.unlock({ region: 'eu-central-1', apiKey: true }, never), false);
    assert.equal(await identity.unlock(admin, never), true);
    assert.equal(await identity.unlock(admin, never), false);
    assert.equal(asked.length, 1);
  });

  it('is spared the person whose source profile has no credentials', async () => {
    await home.writeCredentials(...['[base]', 'credential_process = /bin/false']);
    await assert.rejects(callWithPerson(), /Command failed/);
    assert.deepEqual(asked, []);
  });

  it('can be given up: that is a clean stop, and the next time it is asked again', async () => {
    let answer: () => Promise<string> = () =>
      Promise.reject(Object.assign(new Error('Canceled'), { name: 'AbortError' }));
    use(() => answer());
    const identity = createIdentitySource(clients);
    await assert.rejects(identity.unlock(admin, never), { name: 'AbortError' });
    assert.deepEqual(assumed(), []);
    answer = () => Promise.resolve('123456');
    await identity.unlock(admin, never);
    assert.equal((await identity.whoAmI(admin, never)).accountId, '1');
  });

  it('is told again where AWS does not accept the code', async () => {
    use(() => Promise.resolve('000000'));
    await assert.rejects(createIdentitySource(clients).unlock(admin, never), hasCause('mfa-required'));
  });

  it('goes on as long as one of those who asked waits', async () => {
    const question = unanswered();
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [first, second].map(({ signal }) => clients.unlock(admin, signal));
    await question.put;
    first.abort();
    await assert.rejects(waiting[0] ?? assert.fail(), { name: 'AbortError' });
    assert.equal(question.isOpen(), true);
    second.abort();
    await assert.rejects(waiting[1] ?? assert.fail(), { name: 'AbortError' });
    assert.equal(question.isOpen(), false);
  });

  it('ends when the extension does', async () => {
    const question = unanswered();
    clients.unlock(admin, never).catch(() => undefined);
    await question.put;
    clients.dispose();
    assert.equal(question.isOpen(), false);
  });
});

function unanswered() {
  const { promise: put, resolve } = Promise.withResolvers<undefined>();
  let isOpen = false;
  use((_serial, _profile, signal) => {
    isOpen = true;
    signal.addEventListener('abort', () => (isOpen = false));
    resolve(undefined);
    return new Promise(() => undefined);
  });
  return { put, isOpen: () => isOpen };
}

function hasCause(cause: FailureCause): (error: unknown) => boolean {
  return (error) => error instanceof FailureError && error.failure.cause === cause;
}
