import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { createSignInService } from '../../../../src/bedrock/identity/signIn/signInService.ts';
import { FailureError, type FailureCause } from '../../../../src/chat/failure.ts';
import type { BrowserPage, DeviceVerification, SignInService } from '../../../../src/chat/signIn.ts';
import { AwsHome } from '../../../fakes/awsHome.ts';
import { awsError } from '../../../fakes/loopback.ts';
import { denied, expired, IdentityCenter, ManualClock, pending, slowDown, START } from './identityCenter.ts';

const startUrl = 'https://corp.awsapps.com/start';
const corp = { profile: 'corp', region: 'eu-central-1' };
const verification: DeviceVerification = {
  userCode: 'ABCD-EFGH',
  verificationUri: 'https://device.example/',
  verificationUriComplete: 'https://device.example/?user_code=ABCD-EFGH',
  expiresAt: START + 600_000,
};

let home: AwsHome;
let center: IdentityCenter;
let clients: Clients;
let clock: ManualClock;
let service: SignInService;
let shown: DeviceVerification[];

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  await home.writeConfig(
    ...['[profile corp]', 'sso_session = corp', 'sso_account_id = 111122223333', 'sso_role_name = Dev'],
    ...['[profile other]', 'sso_session = corp', 'sso_account_id = 444455556666', 'sso_role_name = Dev'],
    ...['[sso-session corp]', `sso_start_url = ${startUrl}`, 'sso_region = eu-west-1'],
    ...['[profile legacy]', `sso_start_url = ${startUrl}`, 'sso_region = eu-west-1'],
    ...['sso_account_id = 111122223333', 'sso_role_name = Dev'],
    ...['[profile admin]', 'role_arn = arn:aws:iam::1:role/Admin', 'source_profile = corp'],
  );
  center = await IdentityCenter.start();
  process.env['AWS_ENDPOINT_URL'] = center.aws.url;
  clients = createClients({ userAgentVersion: '1', maxAttempts: 1 });
  shown = [];
  startService(new ManualClock());
}

function startService(time: ManualClock): void {
  clock = time;
  const forget = (): void => clients.credentials.forget();
  const unlock = (): never => assert.fail('No code is wanted.');
  service = createSignInService({ userAgentVersion: '1', clock, forget, unlock });
}

async function tearDown(): Promise<void> {
  clients.dispose();
  await center.aws.stop();
  await home.restore();
}

function signIn(profile: string, signal = new AbortController().signal): Promise<void> {
  return service.signIn(profile, { verify: (seen) => shown.push(seen) }, signal);
}

function cached(id: string): string {
  return join(home.path, '.aws', 'sso', 'cache', `${createHash('sha1').update(id).digest('hex')}.json`);
}

async function json(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8')) as unknown;
}

async function causeOf(promise: Promise<unknown>): Promise<FailureCause> {
  const error: unknown = await promise.then(
    () => assert.fail('It succeeded.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof FailureError, String(error));
  return error.failure.cause;
}

describe('Signing in with IAM Identity Center', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('shows the code, waits for the person and leaves the token where the SDK and the CLI look', async () => {
    center.tokens.push(pending, pending);
    await signIn('corp');
    assert.deepEqual(shown, [verification]);
    assert.deepEqual(await json(cached('corp')), {
      startUrl,
      region: 'eu-west-1',
      accessToken: 'access-token',
      expiresAt: '2026-01-02T11:04:08Z',
      clientId: 'client-1',
      clientSecret: 'secret-1',
      registrationExpiresAt: '2026-04-02T03:04:05Z',
      refreshToken: 'refresh-token',
    });
  });

  it('asks for what a session needs, and for the token with the device’s code', async () => {
    await signIn('corp');
    assert.deepEqual(center.bodies('/client/register'), [
      { clientName: 'bedrock-workbench-corp', clientType: 'public', scopes: ['sso:account:access'] },
    ]);
    const client = { clientId: 'client-1', clientSecret: 'secret-1' };
    assert.deepEqual(center.bodies('/device_authorization'), [{ ...client, startUrl }]);
    const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
    assert.deepEqual(center.bodies('/token'), [{ ...client, grantType, deviceCode: 'device-code' }]);
  });

  it('keeps to the interval, and waits five seconds longer each time it is told to slow down', async () => {
    center.tokens.push(pending, slowDown, pending, slowDown);
    await signIn('corp');
    assert.deepEqual(clock.sleeps, [1000, 1000, 6000, 6000, 11_000]);
  });

  it('lets nobody else read the token, and leaves nothing half written', async () => {
    await signIn('corp');
    const folder = join(home.path, '.aws', 'sso', 'cache');
    const files = await readdir(folder);
    assert.equal(files.filter((name) => !name.endsWith('.json')).length, 0);
    assert.equal(files.length, 2);
    if (process.platform === 'win32') return;
    const modes = await Promise.all(files.map(async (name) => (await stat(join(folder, name))).mode & 0o777));
    assert.deepEqual(modes, [0o600, 0o600]);
  });

  it('is under the start URL where the profile has no sso-session', async () => {
    await signIn('legacy');
    const token = (await json(cached(startUrl))) as { readonly accessToken: string };
    assert.equal(token.accessToken, 'access-token');
    const [registration] = center.bodies('/client/register');
    assert.deepEqual(registration, { clientName: 'bedrock-workbench-legacy', clientType: 'public' });
  });

  it('signs in the source of a role', async () => {
    await signIn('admin');
    assert.equal(((await json(cached('corp'))) as { readonly startUrl: string }).startUrl, startUrl);
  });
});

describe('A client for the browser', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is registered with what it takes to come back', async () => {
    const prompts = {
      verify: (seen: DeviceVerification) => shown.push(seen),
      browser: {
        reach: (uri: string) => Promise.resolve(uri),
        open: ({ useDeviceCode }: BrowserPage) => useDeviceCode(),
      },
    };
    await service.signIn('corp', prompts, new AbortController().signal);
    const client = { clientName: 'bedrock-workbench-corp', clientType: 'public' };
    assert.deepEqual(center.bodies('/client/register')[0], {
      ...client,
      scopes: ['sso:account:access'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      grantTypes: ['authorization_code', 'refresh_token'],
      issuerUrl: startUrl,
    });
  });
});

describe('The next call after signing in', () => {
  beforeEach(async () => {
    await setUp();
    startService(new ManualClock(Date.now()));
  });
  afterEach(tearDown);

  function listModels(): Promise<unknown> {
    return clients.control(corp).send(new ListFoundationModelsCommand({}));
  }

  function bearers(): readonly unknown[] {
    const calls = center.aws.requests.filter(({ path }) => path === '/federation/credentials');
    return calls.map(({ headers }) => headers['x-amz-sso_bearer_token']);
  }

  async function writeToken(accessToken: string, expiresAt: string): Promise<void> {
    await mkdir(join(home.path, '.aws', 'sso', 'cache'), { recursive: true });
    await writeFile(cached('corp'), JSON.stringify({ accessToken, expiresAt }));
  }

  it('has credentials, where there were none', async () => {
    await assert.rejects(listModels(), /SSO session token associated with profile=corp was not found/);
    await signIn('corp');
    await listModels();
    assert.deepEqual(bearers(), ['access-token']);
  });

  it('does not use the credentials that were known before', async () => {
    await writeToken('older', '2099-01-01T00:00:00Z');
    await listModels();
    await signIn('corp');
    await listModels();
    assert.deepEqual(bearers(), ['older', 'access-token']);
  });
});

describe('The registration', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is kept for the next sign-in', async () => {
    await signIn('corp');
    await signIn('corp');
    assert.equal(center.registrations, 1);
    assert.equal(shown.length, 2);
  });

  it('is asked for anew where the service does not know it any more', async () => {
    await signIn('corp');
    center.startDevice = awsError('InvalidClientException', 401, 'unknown client');
    assert.equal(await causeOf(signIn('corp')), 'sso-session-expired');
    assert.equal(center.registrations, 2);
    center.startDevice = undefined;
    await signIn('corp');
    assert.equal(center.registrations, 3);
  });

  it('is asked for anew when it is about to expire', async () => {
    await signIn('corp');
    await clock.sleep(90 * 24 * 3_600_000 - 10 * 60_000, new AbortController().signal);
    await signIn('corp');
    assert.equal(center.registrations, 2);
  });
});

describe('A sign-in that fails', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('says that nobody confirmed it in time, whether the service says so or the clock', async () => {
    center.tokens.push(expired);
    assert.equal(await causeOf(signIn('corp')), 'sso-session-expired');
    center.tokens.push(...new Array<typeof pending>(601).fill(pending));
    assert.equal(await causeOf(signIn('corp')), 'sso-session-expired');
    assert.equal(center.tokens.length, 1);
  });

  it('says that it was refused in the browser', async () => {
    center.tokens.push(denied);
    await assert.rejects(signIn('corp'), /was refused in the browser/);
  });

  it('says that the start URL is not accepted', async () => {
    center.startDevice = awsError('InvalidRequestException', 400, 'Invalid start url provided');
    assert.equal(await causeOf(signIn('corp')), 'profile-invalid');
  });

  it('says that the service can’t be reached', async () => {
    process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:9';
    assert.equal(await causeOf(signIn('corp')), 'network');
  });

  it('writes no token', async () => {
    center.tokens.push(denied);
    await assert.rejects(signIn('corp'));
    await assert.rejects(readFile(cached('corp')), { code: 'ENOENT' });
  });
});

describe('Sign-ins at the same time', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('are one for the same session: the second is shown the same code', async () => {
    clock.held = true;
    center.tokens.push(pending);
    const [first, second] = [new AbortController(), new AbortController()];
    const asleep = clock.asleep();
    const mine = signIn('corp', first.signal);
    await asleep;
    const theirs = signIn('other', second.signal);
    while (shown.length < 2) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(shown, [verification, verification]);
    const gone = assert.rejects(mine, { name: 'AbortError' });
    first.abort();
    await gone;
    const left = assert.rejects(theirs, { name: 'AbortError' });
    second.abort();
    await left;
    assert.equal(center.bodies('/device_authorization').length, 1);
  });

  it('wait for each other where the sessions differ', async () => {
    clock.held = true;
    const first = new AbortController();
    const asleep = clock.asleep();
    const mine = assert.rejects(signIn('corp', first.signal), { name: 'AbortError' });
    await asleep;
    const theirs = signIn('legacy');
    assert.equal(center.bodies('/device_authorization').length, 1);
    clock.held = false;
    first.abort();
    await Promise.all([mine, theirs]);
    assert.equal(center.bodies('/device_authorization').length, 2);
  });
});

describe('A sign-in that is given up', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('ends at once and asks no more', async () => {
    clock.held = true;
    const controller = new AbortController();
    const asleep = clock.asleep();
    const given = assert.rejects(signIn('corp', controller.signal), { name: 'AbortError' });
    await asleep;
    controller.abort();
    await given;
    assert.deepEqual(center.bodies('/token'), []);
  });

  it('before it began asks nothing', async () => {
    await assert.rejects(signIn('corp', AbortSignal.abort()), { name: 'AbortError' });
    assert.deepEqual(center.aws.requests, []);
  });
});
