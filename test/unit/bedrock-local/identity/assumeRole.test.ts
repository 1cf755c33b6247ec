import assert from 'node:assert/strict';
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
  type AssumeRoleCommandInput,
  type Credentials,
} from '@aws-sdk/client-sts';
import { ada, aws, developer, refusalOf, withAws } from './harness.ts';

const serial = 'arn:aws:iam::111122223333:mfa/ada';
const admin = 'arn:aws:iam::111122223333:role/Admin';

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

function sts(credentials: Keys): STSClient {
  return new STSClient({ region: 'us-east-1', endpoint: aws.url, credentials, maxAttempts: 1 });
}

function assume(keys: Keys, role: string, more: Partial<AssumeRoleCommandInput> = {}) {
  return sts(keys).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'me', ...more }));
}

function keysOf({
  AccessKeyId = '',
  SecretAccessKey = '',
  SessionToken = '',
}: Partial<Credentials> = {}): Keys {
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

async function refused(call: Promise<unknown>): Promise<readonly [string, number | undefined, string]> {
  const { name, message, $metadata } = await refusalOf(call);
  return [name, $metadata?.httpStatusCode, message];
}

const mfaRefusals: readonly (readonly [string, Partial<AssumeRoleCommandInput>, Keys, string])[] = [
  [
    'a wrong code',
    { SerialNumber: serial, TokenCode: '000000' },
    ada,
    'MultiFactorAuthentication failed with invalid MFA one time pass code.',
  ],
  [
    'the device alone',
    { SerialNumber: serial },
    ada,
    'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
  ],
  [
    'the device of another',
    { SerialNumber: serial, TokenCode: '000000' },
    developer,
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
  ],
  [
    'none at all',
    {},
    ada,
    `User: arn:aws:iam::111122223333:user/ada is not authorized to perform: sts:AssumeRole on resource: ${admin}`,
  ],
];

describe('A role', () => {
  withAws();

  it('is assumed for the time that was asked', async () => {
    const role = 'arn:aws:iam::111122223333:role/Developer';
    const { Credentials: given, AssumedRoleUser: user } = await assume(ada, role, { DurationSeconds: 900 });
    assert.equal(given?.Expiration?.toISOString(), '2026-11-21T12:15:00.000Z');
    assert.deepEqual(user, {
      Arn: 'arn:aws:sts::111122223333:assumed-role/Developer/me',
      AssumedRoleId: 'AROALOCALDEVELOPER:me',
    });
    const { Arn } = await sts(keysOf(given)).send(new GetCallerIdentityCommand({}));
    assert.equal(Arn, 'arn:aws:sts::111122223333:assumed-role/Developer/me');
  });

  it('is not assumed for longer than it allows, nor in a chain for more than an hour', async () => {
    const role = 'arn:aws:iam::111122223333:role/Developer';
    assert.deepEqual(await refused(assume(ada, role, { DurationSeconds: 43_201 })), [
      'ValidationError',
      400,
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ]);
    const { Credentials: given } = await assume(ada, role);
    assert.deepEqual(await refused(assume(keysOf(given), role, { DurationSeconds: 3601 })), [
      'ValidationError',
      400,
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    ]);
  });

  for (const [title, input, keys, message] of mfaRefusals) {
    it(`that wants MFA is refused with ${title}`, async () => {
      assert.deepEqual(await refused(assume(keys, admin, input)), ['AccessDenied', 403, message]);
    });
  }

  it('that wants MFA is assumed with the code that the device shows, of now or just before', async () => {
    const TokenCode = aws.identity.mfa.code();
    aws.identity.clock.advance(30_000);
    const { AssumedRoleUser: user } = await assume(ada, admin, { SerialNumber: serial, TokenCode });
    assert.equal(user?.Arn, 'arn:aws:sts::111122223333:assumed-role/Admin/me');
  });
});

describe('A role’s session', () => {
  withAws();

  it('expires by the server’s clock, and signs with its token alone', async () => {
    const { Credentials: given } = await assume(ada, 'arn:aws:iam::111122223333:role/Developer');
    const whoAmI = (keys: Keys) => sts(keys).send(new GetCallerIdentityCommand({}));
    const { accessKeyId, secretAccessKey } = keysOf(given);
    const invalid = ['InvalidClientTokenId', 403, 'The security token included in the request is invalid.'];
    assert.deepEqual(await refused(whoAmI({ accessKeyId, secretAccessKey })), invalid);
    await whoAmI(keysOf(given));
    aws.identity.clock.advance(3_600_000);
    assert.deepEqual(await refused(whoAmI(keysOf(given))), [
      'ExpiredToken',
      403,
      'The security token included in the request is expired',
    ]);
    aws.identity.sessions.revoke();
    assert.deepEqual(await refused(whoAmI(keysOf(given))), invalid);
  });
});

describe('A web identity', () => {
  withAws();

  const pipeline = 'arn:aws:iam::111122223333:role/Pipeline';
  const assumeWith = (WebIdentityToken: string, RoleArn = pipeline) =>
    new STSClient({ region: 'us-east-1', endpoint: aws.url, maxAttempts: 1 }).send(
      new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'build', WebIdentityToken }),
    );

  it('assumes the role that trusts its provider, without a signature', async () => {
    const { AssumedRoleUser: user, SubjectFromWebIdentityToken: subject } = await assumeWith(
      aws.identity.webIdentities.issue(60),
    );
    assert.deepEqual(
      [user?.Arn, subject],
      ['arn:aws:sts::111122223333:assumed-role/Pipeline/build', 'pipeline'],
    );
  });

  it('assumes no other role', async () => {
    assert.deepEqual(await refused(assumeWith(aws.identity.webIdentities.issue(60), admin)), [
      'AccessDenied',
      403,
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ]);
  });

  it('that is forged or expired is refused', async () => {
    const [header = '', , signature = ''] = aws.identity.webIdentities.issue(60).split('.');
    const forged = await refused(assumeWith(`${header}.${btoa('{"exp":9999999999}')}.${signature}`));
    assert.deepEqual(forged.slice(0, 2), ['InvalidIdentityTokenException', 400]);
    assert.deepEqual(await refused(assumeWith(aws.identity.webIdentities.issue(0))), [
      'ExpiredTokenException',
      400,
      'Token expired: current date/time 1795262400 must be before the expiration date/time 1795262400',
    ]);
  });
});
