import assert from 'node:assert/strict';
import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import { startUrl } from '../../../bedrock-local/identity/sso/directory.ts';
import { aws, control, refusalOf, withAws } from './harness.ts';

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

function oidc(): SSOOIDCClient {
  return new SSOOIDCClient({ region: 'us-east-1', endpoint: aws.url, maxAttempts: 1 });
}

async function register(scopes = ['sso:account:access']) {
  const { clientId = '', clientSecret = '' } = await oidc().send(
    new RegisterClientCommand({ clientName: 'workbench', clientType: 'public', scopes }),
  );
  return { clientId, clientSecret };
}

async function start(client: Awaited<ReturnType<typeof register>>) {
  const { deviceCode = '', ...shown } = await oidc().send(
    new StartDeviceAuthorizationCommand({ ...client, startUrl }),
  );
  const poll = () => {
    aws.identity.clock.advance(1000);
    return oidc().send(new CreateTokenCommand({ ...client, deviceCode, grantType: deviceGrant }));
  };
  return { ...shown, deviceCode, poll };
}

/** The exception’s name and OAuth’s own. */
async function refused(call: Promise<unknown>): Promise<readonly [string, unknown]> {
  const error = await refusalOf(call);
  return [error.name, Reflect.get(error, 'error')];
}

describe('A device authorization', () => {
  withAws();

  it('shows a code and where to confirm it', async () => {
    const {
      userCode = '',
      verificationUri,
      verificationUriComplete,
      expiresIn,
      interval,
    } = await start(await register());
    assert.match(userCode, /^[A-Z]{4}-[A-Z]{4}$/);
    assert.deepEqual(
      { verificationUri, verificationUriComplete, expiresIn, interval },
      {
        verificationUri: `${aws.url}/device`,
        verificationUriComplete: `${aws.url}/device?user_code=${userCode}`,
        expiresIn: 600,
        interval: 1,
      },
    );
  });

  it('is pending until the person confirms it, then gives tokens, once', async () => {
    const { userCode, poll } = await start(await register());
    assert.deepEqual(await refused(poll()), ['AuthorizationPendingException', 'authorization_pending']);
    assert.deepEqual(await control(aws.url, 'POST', 'sso/confirm', { userCode }), [200, {}]);
    const { accessToken, refreshToken, expiresIn, tokenType } = await poll();
    assert.deepEqual(
      [typeof accessToken, typeof refreshToken, expiresIn, tokenType],
      ['string', 'string', 3600, 'Bearer'],
    );
    assert.deepEqual(await refused(poll()), ['InvalidGrantException', 'invalid_grant']);
  });

  it('is confirmed by looking at the page that has the code filled in', async () => {
    const { verificationUri = '', verificationUriComplete = '', poll } = await start(await register());
    assert.match(await (await fetch(verificationUri)).text(), /<input name="user_code">/);
    assert.match(await (await fetch(verificationUriComplete)).text(), /Request approved/);
    assert.equal(typeof (await poll()).accessToken, 'string');
  });
});

describe('A device authorization that gives no tokens', () => {
  withAws();

  it('is asked about too often', async () => {
    const { poll } = await start(await register());
    await refused(poll());
    aws.identity.clock.advance(-900);
    assert.deepEqual(await refused(poll()), ['SlowDownException', 'slow_down']);
  });

  it('expires', async () => {
    const { userCode, poll } = await start(await register());
    aws.identity.clock.advance(600_000);
    assert.deepEqual(await refused(poll()), ['ExpiredTokenException', 'expired_token']);
    const [status] = await control(aws.url, 'POST', 'sso/confirm', { userCode });
    assert.equal(status, 400);
  });

  it('is denied by the person', async () => {
    const { userCode, poll } = await start(await register());
    await control(aws.url, 'POST', 'sso/confirm', { userCode, deny: true });
    assert.deepEqual(await refused(poll()), ['AccessDeniedException', 'access_denied']);
  });

  it('is nothing to another client, nor to an unknown one', async () => {
    const { deviceCode } = await start(await register());
    const ask = (client: Awaited<ReturnType<typeof register>>) =>
      oidc().send(new CreateTokenCommand({ ...client, deviceCode, grantType: deviceGrant }));
    assert.deepEqual(await refused(ask(await register())), ['InvalidGrantException', 'invalid_grant']);
    const stranger = { clientId: 'stranger', clientSecret: 's' };
    assert.deepEqual(await refused(ask(stranger)), ['InvalidClientException', 'invalid_client']);
  });
});

describe('The tokens of a device authorization', () => {
  withAws();

  async function tokensOf(scopes: string[]) {
    const client = await register(scopes);
    const { userCode, poll } = await start(client);
    await control(aws.url, 'POST', 'sso/confirm', { userCode });
    return { client, tokens: await poll() };
  }

  it('are renewed until the session is over', async () => {
    const { client, tokens } = await tokensOf(['sso:account:access']);
    const { refreshToken } = tokens;
    const renew = () =>
      oidc().send(new CreateTokenCommand({ ...client, refreshToken, grantType: 'refresh_token' }));
    aws.identity.clock.advance(7.5 * 3_600_000);
    const { accessToken, expiresIn } = await renew();
    assert.notEqual(accessToken, tokens.accessToken);
    assert.equal(expiresIn, 1800);
    aws.identity.clock.advance(1_800_000);
    assert.deepEqual(await refused(renew()), ['InvalidGrantException', 'invalid_grant']);
  });

  it('of a client that did not ask for the scope last for the whole session and can’t be renewed', async () => {
    const { tokens } = await tokensOf([]);
    assert.deepEqual([tokens.expiresIn, tokens.refreshToken], [28_800, undefined]);
  });
});

describe('The OIDC service', () => {
  withAws();

  it('refuses another start URL and another grant', async () => {
    const client = await register();
    const elsewhere = { ...client, startUrl: 'https://other.awsapps.com/start' };
    assert.deepEqual(await refused(oidc().send(new StartDeviceAuthorizationCommand(elsewhere))), [
      'InvalidRequestException',
      'invalid_request',
    ]);
    assert.deepEqual(
      await refused(oidc().send(new CreateTokenCommand({ ...client, grantType: 'password' }))),
      ['UnsupportedGrantTypeException', 'unsupported_grant_type'],
    );
  });
});
