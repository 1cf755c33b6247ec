import assert from 'node:assert/strict';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { aws, control, developer, withAws } from './harness.ts';

describe('The control of time', () => {
  withAws();

  it('advances the clock, or sets it', async () => {
    const asked = await control(aws.url, 'GET', 'clock');
    assert.deepEqual(asked, [200, { now: '2026-11-21T12:00:00.000Z' }]);
    const advanced = await control(aws.url, 'POST', 'clock', { advanceMs: 3_600_000 });
    assert.deepEqual(advanced, [200, { now: '2026-11-21T13:00:00.000Z' }]);
    const set = await control(aws.url, 'POST', 'clock', { now: '2027-01-01T00:00:00.000Z' });
    assert.deepEqual(set, [200, { now: '2027-01-01T00:00:00.000Z' }]);
    assert.equal((await control(aws.url, 'POST', 'clock', { now: 'soon' }))[0], 400);
  });

  it('leaves the SDK able to sign: it corrects its clock from the answer', async () => {
    await control(aws.url, 'POST', 'clock', { advanceMs: 3_600_000 });
    const sts = new STSClient({ region: 'us-east-1', endpoint: aws.url, credentials: developer });
    const { Account } = await sts.send(new GetCallerIdentityCommand({}));
    assert.equal(Account, '111122223333');
  });
});

describe('The control of lifetimes', () => {
  withAws();

  it('changes those that it names', async () => {
    const [, before] = await control(aws.url, 'GET', 'lifetimes');
    const changed = await control(aws.url, 'POST', 'lifetimes', { ssoAccessToken: 60 });
    assert.deepEqual(changed, [200, { ...(before as object), ssoAccessToken: 60 }]);
  });

  it('refuses names and values that are none', async () => {
    assert.equal((await control(aws.url, 'POST', 'lifetimes', { forever: 1 }))[0], 400);
    assert.equal((await control(aws.url, 'POST', 'lifetimes', { ssoSession: 'long' }))[0], 400);
  });
});

describe('The control of sign-ins', () => {
  withAws();

  it('hands out what the AWS CLI leaves in its caches', async () => {
    const [, sso] = await control(aws.url, 'POST', 'sso/token');
    const [, legacy] = await control(aws.url, 'POST', 'sso/token', { kind: 'legacy' });
    const [, login] = await control(aws.url, 'POST', 'login/token');
    const base = 'accessToken,clientId,clientSecret,expiresAt,region,registrationExpiresAt,startUrl';
    const fields = (file: unknown) =>
      Object.keys(file as object)
        .sort()
        .join();
    assert.equal(fields(sso), base.replace('region,', 'refreshToken,region,'));
    assert.equal(fields(legacy), base);
    assert.equal(fields(login), 'accessToken,clientId,dpopKey,refreshToken,tokenType');
  });

  it('shows the MFA code of now', async () => {
    const [, shown] = await control(aws.url, 'GET', 'mfa');
    assert.deepEqual(shown, {
      serialNumber: 'arn:aws:iam::111122223333:mfa/ada',
      code: aws.identity.mfa.code(),
    });
  });

  it('ends sessions', async () => {
    for (const what of ['sso', 'login', 'credentials']) {
      assert.deepEqual(await control(aws.url, 'POST', 'revoke', { what }), [200, {}]);
    }
    assert.equal((await control(aws.url, 'POST', 'revoke', { what: 'everything' }))[0], 400);
  });
});

describe('The journal', () => {
  withAws();

  it('names what was asked to sign in, without what was said', async () => {
    await fetch(`${aws.url}/token`, { method: 'POST', body: '{"clientSecret":"a-secret"}' });
    const [, entries] = await control(aws.url, 'GET', 'journal');
    assert.doesNotMatch(JSON.stringify(entries), /a-secret/);
    assert.deepEqual(
      aws.server.entries.map(({ service, operation, body, status, error }) => [
        ...[service, operation, body, status, error],
      ]),
      [['sso-oidc', 'CreateToken', null, 400, 'InvalidRequestException']],
    );
  });
});
