import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mock } from 'node:test';
import { createModelCatalogue } from '../../../../src/bedrock/catalogue/modelCatalogue.ts';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { createIdentitySource } from '../../../../src/bedrock/identity/identitySource.ts';
import { createSignInService } from '../../../../src/bedrock/identity/signIn/signInService.ts';
import type { CallerIdentity, Connection } from '../../../../src/chat/connection.ts';
import { FailureError, type FailureCause } from '../../../../src/chat/failure.ts';
import { startUrl } from '../../../bedrock-local/identity/sso/directory.ts';
import { AwsHome } from '../../../fakes/awsHome.ts';
import { ada, aws, withAws } from '../../bedrock-local/identity/harness.ts';

const region = 'us-east-1';
const hour = 3_600_000;
const { signal } = new AbortController();

let home: AwsHome;
let clients: Clients;
let mfaCode: () => string;
let apiKey: string;

/** The whole of AWS's stand-in, and a home that knows every way in to it. */
function withHome(): void {
  withAws();
  beforeEach(async () => {
    home = await AwsHome.create();
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    await home.writeConfig(
      ...[
        '[profile corp]',
        'sso_session = local',
        'sso_account_id = 111122223333',
        'sso_role_name = Developer',
      ],
      ...['[sso-session local]', `sso_start_url = ${startUrl}`, `sso_region = ${region}`],
      ...['[profile admin]', 'role_arn = arn:aws:iam::111122223333:role/Admin', 'source_profile = ada'],
      ...['mfa_serial = arn:aws:iam::111122223333:mfa/ada', 'role_session_name = here'],
      ...['[profile console]', 'login_session = arn:aws:iam::111122223333:user/ada', `region = ${region}`],
    );
    await home.writeCredentials(
      ...['[ada]', `aws_access_key_id = ${ada.accessKeyId}`],
      `aws_secret_access_key = ${ada.secretAccessKey}`,
    );
    clients = createClients({
      userAgentVersion: '1',
      maxAttempts: 1,
      mfaCode: () => Promise.resolve(mfaCode()),
      apiKey: () => Promise.resolve(apiKey),
    });
  });
  afterEach(async () => {
    clients.dispose();
    await home.restore();
  });
}

/** Time goes on, for the stand-in as for the SDK. */
function pass(ms: number): void {
  mock.timers.setTime(Date.now() + ms);
}

function whoAmI(profile: string): Promise<CallerIdentity> {
  return createIdentitySource(clients).whoAmI({ profile, region }, signal);
}

/** The person confirms the code while we wait for the first time. */
async function signIn(profile: string): Promise<void> {
  let page = '';
  const clock = {
    now: () => Date.now(),
    sleep: async (ms: number) => {
      pass(ms);
      await fetch(page);
    },
  };
  const forget = (): void => clients.credentials.forget();
  const unlock: Clients['unlock'] = (connection, given) => clients.unlock(connection, given);
  const service = createSignInService({ userAgentVersion: '1', clock, forget, unlock });
  await service.signIn(
    profile,
    { verify: ({ verificationUriComplete = '' }) => (page = verificationUriComplete) },
    signal,
  );
}

async function causeOf(promise: Promise<unknown>): Promise<FailureCause> {
  const error: unknown = await promise.then(
    () => assert.fail('It succeeded.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof FailureError, String(error));
  return error.failure.cause;
}

describe('IAM Identity Center, from one sign-in to the next', () => {
  withHome();

  it('fails, is signed in, and answers as the person in the role', async () => {
    assert.equal(await causeOf(whoAmI('corp')), 'sso-session-expired');
    await signIn('corp');
    const { role, arn, ...me } = await whoAmI('corp');
    assert.match(role ?? '', /^AWSReservedSSO_Developer_/);
    assert.deepEqual(
      { ...me, arn: arn.replace(role ?? '', 'ROLE') },
      {
        accountId: '111122223333',
        arn: 'arn:aws:sts::111122223333:assumed-role/ROLE/ada',
        session: 'ada',
        source: { kind: 'sso', profile: 'corp' },
      },
    );
  });

  it('is renewed by the SDK with what the sign-in left, until the session is over', async () => {
    await signIn('corp');
    pass(2 * hour);
    assert.equal((await whoAmI('corp')).session, 'ada');
    pass(7 * hour);
    assert.equal(await causeOf(whoAmI('corp')), 'sso-session-expired');
    await signIn('corp');
    assert.equal((await whoAmI('corp')).session, 'ada');
  });

  it('asks to sign in again when the session was ended elsewhere', async () => {
    await signIn('corp');
    aws.identity.ssoSessions.revoke();
    assert.equal(await causeOf(whoAmI('corp')), 'sso-session-expired');
  });
});

describe('A role with MFA', () => {
  withHome();

  it('is signed in to with a code: a wrong one is refused, and none asked for while its session lasts', async () => {
    assert.equal(await causeOf(whoAmI('admin')), 'mfa-required');
    mfaCode = () => '000000';
    assert.equal(await causeOf(signIn('admin')), 'mfa-required');
    mfaCode = () => aws.identity.mfa.code();
    await signIn('admin');
    assert.equal((await whoAmI('admin')).role, 'Admin');
    mfaCode = () => assert.fail('It asked again.');
    pass(hour / 2);
    await signIn('admin');
    assert.deepEqual(await whoAmI('admin'), {
      accountId: '111122223333',
      arn: 'arn:aws:sts::111122223333:assumed-role/Admin/here',
      role: 'Admin',
      session: 'here',
      source: { kind: 'role', profile: 'admin' },
    });
  });
});

describe('The session of `aws login`', () => {
  withHome();

  it('fails, is signed in by the CLI, answers, and is renewed', async () => {
    assert.equal(await causeOf(whoAmI('console')), 'login-session-expired');
    await installCli();
    await signIn('console');
    assert.equal((await whoAmI('console')).source?.kind, 'login');
    pass(hour);
    clients.credentials.forget();
    assert.equal((await whoAmI('console')).arn, 'arn:aws:iam::111122223333:user/ada');
  });

  /** An `aws` that leaves in its cache what the real one would. */
  async function installCli(): Promise<void> {
    const [bin, cache] = [join(home.path, 'bin'), join(home.path, 'login')];
    const session = 'arn:aws:iam::111122223333:user/ada';
    const name = `${createHash('sha256').update(session).digest('hex')}.json`;
    process.env['AWS_LOGIN_CACHE_DIRECTORY'] = cache;
    process.env['PATH'] = `${bin}:/usr/bin:/bin`;
    await Promise.all([mkdir(bin), mkdir(cache)]);
    await writeFile(join(home.path, 'token'), JSON.stringify(aws.identity.logins.begin()));
    const script = `#!/bin/sh\ncp "${home.path}/token" "${cache}/${name}"\n`;
    await writeFile(join(bin, 'aws'), script, { mode: 0o755 });
  }
});

describe('An Amazon Bedrock API key', () => {
  withHome();

  const connection: Connection = { region, apiKey: true };

  it('lists the region’s models', async () => {
    apiKey = 'ABSKlocal-api-key';
    const { models, failures } = await createModelCatalogue(clients).region(connection, { signal });
    assert.ok(models.length > 0);
    assert.deepEqual(failures, []);
  });

  for (const key of ['ABSKlocal-api-key-expired', 'ABSKrubbish']) {
    it(`is asked for anew where AWS refuses it: ${key}`, async () => {
      apiKey = key;
      const catalogue = createModelCatalogue(clients);
      assert.equal(await causeOf(catalogue.region(connection, { signal })), 'credentials-invalid');
    });
  }
});
