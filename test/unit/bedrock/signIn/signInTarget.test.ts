import assert from 'node:assert/strict';
import { signInTarget } from '../../../../src/bedrock/identity/signIn/signInTarget.ts';
import { FailureError, type FailureCause } from '../../../../src/chat/failure.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';

const role = 'role_arn = arn:aws:iam::1:role/R';
const account = ['sso_account_id = 1', 'sso_role_name = Dev'];
const session = ['sso_start_url = https://x', 'sso_region = eu-west-1'];

let home: AwsHome;

async function causeFor(profile: string | undefined): Promise<FailureCause> {
  const error: unknown = await signInTarget(profile).then(
    () => assert.fail('It succeeded.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof FailureError, String(error));
  return error.failure.cause;
}

describe('What has to be signed in', () => {
  beforeEach(async () => (home = await AwsHome.create()));
  afterEach(() => home.restore());

  it('is the sso-session with its scopes, at the end of a chain of roles', async () => {
    await home.writeConfig(
      ...['[profile top]', role, 'source_profile = middle'],
      ...['[profile middle]', role, 'source_profile = corp'],
      ...['[profile corp]', 'sso_session = s', ...account],
      ...['[sso-session s]', ...session, 'sso_registration_scopes = sso:account:access, codewhisperer:x'],
    );
    assert.deepEqual(await signInTarget('top'), {
      kind: 'sso',
      profile: 'corp',
      session: {
        name: 's',
        startUrl: 'https://x',
        region: 'eu-west-1',
        scopes: ['sso:account:access', 'codewhisperer:x'],
      },
    });
  });

  it('is the profile’s own start URL where it names no session', async () => {
    await home.writeConfig('[profile old]', ...session, ...account);
    assert.deepEqual(await signInTarget('old'), {
      kind: 'sso',
      profile: 'old',
      session: { startUrl: 'https://x', region: 'eu-west-1', scopes: [] },
    });
  });

  it('is a role that wants a code and nothing else, in its region, else in the home of its partition', async () => {
    const wants = (arn: string) => [`role_arn = ${arn}`, 'mfa_serial = m', 'source_profile = base'];
    await home.writeCredentials(...keysProfile('base'));
    await home.writeConfig(
      ...['[profile gov]', ...wants('arn:aws-us-gov:iam::1:role/R')],
      ...['[profile own]', ...wants('arn:aws-cn:iam::1:role/R'), 'region = cn-north-1'],
    );
    const target = (profile: string, region: string) => ({
      kind: 'mfa',
      profile,
      connection: { profile, region },
    });
    assert.deepEqual(await signInTarget('gov'), target('gov', 'us-gov-west-1'));
    assert.deepEqual(await signInTarget('own'), target('own', 'cn-north-1'));
  });

  it('is the profile of the environment, else the default one, where none is chosen', async () => {
    await home.writeConfig(
      ...['[default]', 'login_session = a'],
      ...['[profile named]', 'login_session = b'],
    );
    assert.deepEqual(await signInTarget(undefined), { kind: 'login', profile: 'default' });
    process.env['AWS_PROFILE'] = 'named';
    assert.deepEqual(await signInTarget(undefined), { kind: 'login', profile: 'named' });
  });
});

describe('What can’t be signed in', () => {
  beforeEach(async () => (home = await AwsHome.create()));
  afterEach(() => home.restore());

  it('is a profile that is not there', async () => {
    assert.equal(await causeFor('gone'), 'profile-not-found');
    assert.equal(await causeFor(undefined), 'profile-not-found');
  });

  it('is a profile that is broken: a cycle, a session that is not defined', async () => {
    await home.writeConfig(
      ...['[profile a]', role, 'source_profile = b', '[profile b]', role, 'source_profile = a'],
      ...['[profile lost]', 'sso_session = gone', ...account],
    );
    assert.equal(await causeFor('a'), 'profile-invalid');
    assert.equal(await causeFor('lost'), 'profile-invalid');
  });

  it('is a profile whose credentials come from elsewhere', async () => {
    await home.writeCredentials(...keysProfile('keys'));
    await home.writeConfig(
      ...['[profile self]', role, 'source_profile = self'],
      ...['aws_access_key_id = A', 'aws_secret_access_key = S'],
      ...['[profile tool]', 'credential_process = x'],
      ...['[profile over]', role, 'source_profile = keys'],
    );
    for (const name of ['keys', 'self', 'tool', 'over']) {
      assert.equal(await causeFor(name), 'credentials-invalid', name);
    }
  });
});
