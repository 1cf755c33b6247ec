import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listProfiles } from '../../../../src/bedrock/identity/profiles.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';

let home: AwsHome;

async function problemsOf(
  ...config: readonly string[]
): Promise<Readonly<Record<string, string | undefined>>> {
  await home.writeConfig(...config);
  const { profiles } = await listProfiles();
  return Object.fromEntries(profiles.map(({ name, problem }) => [name, problem]));
}

describe('Listing the profiles of the AWS files', () => {
  beforeEach(async () => (home = await AwsHome.create()));
  afterEach(() => home.restore());

  it('finds none where there is no ~/.aws at all', async () => {
    assert.deepEqual(await listProfiles(), {
      profiles: [],
      configFile: join(home.path, '.aws', 'config'),
      credentialsFile: join(home.path, '.aws', 'credentials'),
    });
  });

  it('joins both files, tells each profile’s kind and region, and keeps every secret back', async () => {
    await home.writeConfig(
      ...['[default]', 'region = eu-central-1'],
      ...['[profile corp]', 'sso_session = corp', 'sso_account_id = 1', 'sso_role_name = Dev'],
      ...['[sso-session corp]', 'sso_start_url = https://x', 'sso_region = us-east-1'],
      ...['[profile old-sso]', 'sso_start_url = https://x', 'sso_region = us-east-1'],
      ...['sso_account_id = 1', 'sso_role_name = Dev'],
      ...['[profile admin]', 'role_arn = arn:aws:iam::1:role/Admin', 'source_profile = default'],
      ...['[profile ec2]', 'role_arn = arn:aws:iam::1:role/Box', 'credential_source = Ec2InstanceMetadata'],
      ...['[profile tool]', 'credential_process = /bin/get-keys'],
      ...['[profile ci]', 'web_identity_token_file = /t', 'role_arn = arn:aws:iam::1:role/Ci'],
      ...['[profile console]', 'login_session = arn:aws:iam::1:user/me', 'region = us-west-2'],
      ...['[services local]', 'bedrock =', '  endpoint_url = http://x'],
    );
    await home.writeCredentials(...keysProfile('default'), ...keysProfile('only-keys'));
    const { profiles } = await listProfiles();
    assert.deepEqual(profiles, [
      { name: 'default', kind: 'keys', region: 'eu-central-1' },
      { name: 'corp', kind: 'sso' },
      { name: 'old-sso', kind: 'sso' },
      { name: 'admin', kind: 'role' },
      { name: 'ec2', kind: 'role' },
      { name: 'tool', kind: 'process' },
      { name: 'ci', kind: 'web-identity' },
      { name: 'console', kind: 'login', region: 'us-west-2' },
      { name: 'only-keys', kind: 'keys' },
    ]);
  });
});

describe('The profiles that the environment points to', () => {
  beforeEach(async () => (home = await AwsHome.create()));
  afterEach(() => home.restore());

  it('are those of its files, with its region; and that it holds an API key is told', async () => {
    await home.writeCredentials(...keysProfile('here'));
    process.env['AWS_SHARED_CREDENTIALS_FILE'] = '~/.aws/credentials';
    process.env['AWS_CONFIG_FILE'] = join(home.path, 'elsewhere');
    process.env['AWS_DEFAULT_REGION'] = 'eu-west-3';
    process.env['AWS_PROFILE'] = 'here';
    process.env['AWS_BEARER_TOKEN_BEDROCK'] = 'ABSK-secret';
    assert.deepEqual(await listProfiles(), {
      profiles: [{ name: 'here', kind: 'keys' }],
      configFile: join(home.path, 'elsewhere'),
      credentialsFile: home.credentialsFile,
      environmentRegion: 'eu-west-3',
      environmentProfile: 'here',
      environmentBearerToken: true,
    });
  });

  it('sees a change at once', async () => {
    await home.writeCredentials(...keysProfile('one'));
    await listProfiles();
    await home.writeCredentials(...keysProfile('two'));
    assert.deepEqual((await listProfiles()).profiles, [{ name: 'two', kind: 'keys' }]);
  });
});

describe('A profile that can’t work', () => {
  beforeEach(async () => (home = await AwsHome.create()));
  afterEach(() => home.restore());

  it('says which sso-session is not defined, and leaves its neighbours alone', async () => {
    assert.deepEqual(
      await problemsOf(
        ...['[profile bad]', 'sso_session = gone', 'sso_account_id = 1', 'sso_role_name = Dev'],
        ...['[profile good]', 'credential_process = x'],
      ),
      {
        bad: 'Its sso_session “gone” is not defined: there is no section [sso-session gone].',
        good: undefined,
      },
    );
  });

  it('says what an SSO profile lacks', async () => {
    assert.deepEqual(
      await problemsOf(
        ...['[profile corp]', 'sso_session = corp', 'sso_role_name = Dev'],
        ...['[sso-session corp]', 'sso_region = us-east-1'],
      ),
      { corp: 'It lacks sso_start_url, sso_account_id.' },
    );
  });
});

describe('A role’s profile', () => {
  beforeEach(async () => (home = await AwsHome.create()));
  afterEach(() => home.restore());

  it('says when its source is missing, comes back to itself, or is broken further up', async () => {
    const role = 'role_arn = arn:aws:iam::1:role/R';
    assert.deepEqual(
      await problemsOf(
        ...['[profile lost]', role, 'source_profile = nowhere'],
        ...['[profile a]', role, 'source_profile = b'],
        ...['[profile b]', role, 'source_profile = a'],
        ...['[profile self]', role, 'source_profile = self'],
        ...['[profile top]', role, 'source_profile = middle'],
        ...['[profile middle]', role, 'source_profile = lost'],
        ...['[profile bare]', role],
      ),
      {
        lost: 'Its source_profile “nowhere” does not exist.',
        a: 'In its source_profile chain: Its source_profile chain comes back to “b”.',
        b: 'In its source_profile chain: Its source_profile chain comes back to “a”.',
        self: 'In its source_profile chain: Its source_profile chain comes back to “self”.',
        top: 'In its source_profile chain: Its source_profile “nowhere” does not exist.',
        middle: 'In its source_profile chain: Its source_profile “nowhere” does not exist.',
        bare: 'Its role_arn needs either source_profile or credential_source, and not both.',
      },
    );
  });

  it('is no problem where its source has keys of its own, or takes them from the machine', async () => {
    const role = 'role_arn = arn:aws:iam::1:role/R';
    const keys = ['aws_access_key_id = A', 'aws_secret_access_key = S'];
    assert.deepEqual(
      await problemsOf(
        ...['[profile self]', role, 'source_profile = self', ...keys],
        ...['[profile box]', 'credential_source = Environment'],
        ...['[profile boxed]', role, 'source_profile = box'],
      ),
      {
        self: undefined,
        box: 'It names no credentials: no keys, role, SSO session, process or sign-in.',
        boxed: undefined,
      },
    );
  });
});

describe('A malformed AWS file', () => {
  beforeEach(async () => (home = await AwsHome.create()));
  afterEach(() => home.restore());

  it('loses no profile, and is told by line: on the profile’s row where it is in its section', async () => {
    await home.writeConfig(
      'region = eu-west-1',
      ...['[profile one]', 'credential_process = x', 'SECRETSECRET'],
      ...['[work]', 'credential_process = x'],
      ...['[profile two]', 'credential_process = y'],
    );
    const { profiles, problem } = await listProfiles();
    assert.deepEqual(profiles, [
      {
        name: 'one',
        kind: 'process',
        problem: `${home.configFile}, line 4: this is no “name = value”.`,
      },
      { name: 'two', kind: 'process' },
    ]);
    assert.equal(
      problem,
      [
        `${home.configFile}, line 1: this setting belongs to no section.`,
        `${home.configFile}, line 5: [work] is ignored in this file: a profile is written [profile work].`,
      ].join(' '),
    );
  });

  it('is told for the credentials file too, three problems at most', async () => {
    await home.writeCredentials(...keysProfile('ok'), '[profile x]', 'a', 'b', 'c', '[y');
    const { profiles, problem } = await listProfiles();
    assert.deepEqual(profiles, [{ name: 'ok', kind: 'keys' }]);
    assert.match(
      problem ?? '',
      /line 4: \[profile x\] is ignored in this file: a profile is written \[x\]\./,
    );
    assert.match(problem ?? '', /And 2 more in this file\.$/);
  });

  it('that can’t be read is told, and the other file still counts', async () => {
    await mkdir(home.configFile, { recursive: true });
    await home.writeCredentials(...keysProfile('ok'));
    const { profiles, problem } = await listProfiles();
    assert.deepEqual(profiles, [{ name: 'ok', kind: 'keys' }]);
    assert.match(problem ?? '', /config could not be read: E/);
  });
});
