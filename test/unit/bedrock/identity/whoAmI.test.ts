import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { createIdentitySource } from '../../../../src/bedrock/identity/identitySource.ts';
import type { CallerIdentity } from '../../../../src/chat/connection.ts';
import { FailureError } from '../../../../src/chat/failure.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import { callerIdentity, Loopback } from '../../../fakes/loopback.ts';

const { signal } = new AbortController();

let home: AwsHome;
let aws: Loopback;
let clients: Clients;

function whoAmI(profile: string, region = 'eu-west-1', until = signal): Promise<CallerIdentity> {
  return createIdentitySource(clients).whoAmI({ profile, region }, until);
}

describe('Who am I', () => {
  beforeEach(async () => {
    home = await AwsHome.create();
    await home.writeCredentials(...keysProfile('work'));
    aws = await Loopback.start(() => callerIdentity('123456789012', 'arn:aws:iam::123456789012:user/me'));
    clients = createClients({ userAgentVersion: '1', endpoints: { sts: aws.url } });
  });
  afterEach(async () => {
    clients.dispose();
    await aws.stop();
    await home.restore();
  });

  it('is asked of STS once for a profile’s credentials, in whatever region', async () => {
    const identity = createIdentitySource(clients);
    const source = { kind: 'keys', profile: 'work' };
    const me = { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/me', source };
    assert.deepEqual(await identity.whoAmI({ profile: 'work', region: 'eu-west-1' }, signal), me);
    assert.deepEqual(await identity.whoAmI({ profile: 'work', region: 'us-east-1' }, signal), me);
    assert.equal(aws.requests.length, 1);
    await home.writeCredentials(...keysProfile('work', 'AKIDOTHER'));
    assert.deepEqual(await identity.whoAmI({ profile: 'work', region: 'eu-west-1' }, signal), me);
    assert.equal(aws.requests.length, 2);
  });

  it('says that there are no credentials where there is no ~/.aws at all', async () => {
    await rm(dirname(home.credentialsFile), { recursive: true });
    const asking = createIdentitySource(clients).whoAmI({ region: 'eu-west-1' }, signal);
    await assert.rejects(asking, (error) => {
      return error instanceof FailureError && error.failure.cause === 'no-credentials';
    });
  });

  it('says that the profile does not exist', async () => {
    await assert.rejects(whoAmI('gone'), (error) => {
      return error instanceof FailureError && error.failure.cause === 'profile-not-found';
    });
  });

  it('says that the profile is not complete where its sso-session is not defined', async () => {
    await home.writeConfig('[profile corp]', 'sso_session = gone', 'sso_account_id = 1', 'sso_role_name = R');
    await assert.rejects(whoAmI('corp'), (error) => {
      return error instanceof FailureError && error.failure.cause === 'profile-invalid';
    });
  });

  it('stops waiting when the signal aborts, also while a person is asked for an MFA code', async () => {
    await home.writeConfig(
      ...['[profile admin]', 'role_arn = arn:aws:iam::1:role/Admin', 'source_profile = work'],
      'mfa_serial = arn:aws:iam::1:mfa/me',
    );
    const controller = new AbortController();
    const never = new Promise<string>(() => undefined);
    const mfaCode = (): Promise<string> => {
      controller.abort();
      return never;
    };
    clients.dispose();
    clients = createClients({ userAgentVersion: '1', mfaCode });
    const admin = { profile: 'admin', region: 'eu-west-1' };
    const asking = createIdentitySource(clients).unlock(admin, controller.signal);
    await assert.rejects(asking, { name: 'AbortError' });
  });
});
