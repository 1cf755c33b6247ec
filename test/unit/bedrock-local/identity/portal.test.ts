import assert from 'node:assert/strict';
import * as v from 'valibot';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { aws, withAws } from './harness.ts';

const tokenFile = v.object({ accessToken: v.string() });
const roleCredentials = v.object({
  roleCredentials: v.object({
    accessKeyId: v.string(),
    secretAccessKey: v.string(),
    sessionToken: v.string(),
    expiration: v.number(),
  }),
});
const developer = '/federation/credentials?account_id=111122223333&role_name=Developer';

async function ask(path: string, token?: string): Promise<readonly [number, string | null, unknown]> {
  const headers = token === undefined ? {} : { 'x-amz-sso_bearer_token': token };
  const response = await fetch(`${aws.url}${path}`, { headers });
  return [response.status, response.headers.get('x-amzn-errortype'), await response.json()];
}

function signIn(): string {
  return v.parse(tokenFile, aws.identity.signIn('sso-session')).accessToken;
}

const unauthorized = [401, 'UnauthorizedException', { message: 'Session token not found or invalid' }];

describe('The access portal', () => {
  withAws();

  it('gives the credentials of a permission set, which sign', async () => {
    const [status, , body] = await ask(developer, signIn());
    const { expiration, ...credentials } = v.parse(roleCredentials, body).roleCredentials;
    assert.deepEqual([status, new Date(expiration).toISOString()], [200, '2026-11-21T13:00:00.000Z']);
    const sts = new STSClient({ region: 'us-east-1', endpoint: aws.url, credentials });
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    assert.equal(Account, '111122223333');
    assert.match(Arn ?? '', /:assumed-role\/AWSReservedSSO_Developer_[0-9a-f]{16}\/ada$/);
  });

  it('gives none that the person was not assigned', async () => {
    assert.deepEqual(await ask(developer.replace('Developer', 'Administrator'), signIn()), [
      403,
      'ForbiddenException',
      { message: 'No access' },
    ]);
  });

  it('lists the accounts and their roles', async () => {
    const token = signIn();
    const [, , accounts] = await ask('/assignment/accounts', token);
    assert.deepEqual(accounts, {
      accountList: [
        { accountId: '111122223333', accountName: 'Workbench', emailAddress: 'ada@local.example' },
        { accountId: '444455556666', accountName: 'Sandbox', emailAddress: 'ada@local.example' },
      ],
    });
    const [, , roles] = await ask('/assignment/roles?account_id=444455556666', token);
    assert.deepEqual(roles, { roleList: [{ accountId: '444455556666', roleName: 'Visitor' }] });
  });

  it('is closed to who shows no token, an unknown one, an expired or a revoked one', async () => {
    const token = signIn();
    assert.deepEqual(await ask(developer), unauthorized);
    assert.deepEqual(await ask(developer, 'another'), unauthorized);
    aws.identity.clock.advance(3_600_000);
    assert.deepEqual(await ask(developer, token), unauthorized);
    const fresh = signIn();
    assert.equal((await ask(developer, fresh))[0], 200);
    aws.identity.ssoSessions.revoke();
    assert.deepEqual(await ask(developer, fresh), unauthorized);
  });
});
