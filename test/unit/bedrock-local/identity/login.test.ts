import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto';
import * as v from 'valibot';
import { aws, withAws } from './harness.ts';

const loginFile = v.object({ clientId: v.string(), refreshToken: v.string(), dpopKey: v.string() });
const renewal = v.object({
  accessToken: v.object({ accessKeyId: v.string(), secretAccessKey: v.string(), sessionToken: v.string() }),
  tokenType: v.string(),
  expiresIn: v.number(),
  refreshToken: v.string(),
});
type Login = v.InferOutput<typeof loginFile>;

function begin(): Login {
  return v.parse(loginFile, aws.identity.logins.begin());
}

function proof({ dpopKey }: Login, htu = `${aws.url}/v1/token`): string {
  const { x, y } = createPublicKey(dpopKey).export({ format: 'jwk' });
  const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC', crv: 'P-256', x, y } };
  const payload = { jti: randomUUID(), htm: 'POST', htu, iat: 0 };
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const key = createPrivateKey(dpopKey);
  const signature = sign('sha256', Buffer.from(text.join('.')), { key, dsaEncoding: 'ieee-p1363' });
  return [...text, signature.toString('base64url')].join('.');
}

async function renew({ clientId, refreshToken }: Login, dpop: string): Promise<[number, unknown]> {
  const response = await fetch(`${aws.url}/v1/token`, {
    method: 'POST',
    headers: { dpop },
    body: JSON.stringify({ clientId, refreshToken, grantType: 'refresh_token' }),
  });
  return [response.status, await response.json()];
}

const invalid = [400, { error: 'INVALID_REQUEST', message: 'The request was refused.' }];

describe('The sign-in service', () => {
  withAws();

  it('renews a session for who holds its key, and takes each refresh token once', async () => {
    const login = begin();
    const [status, body] = await renew(login, proof(login));
    const { tokenType, expiresIn, refreshToken } = v.parse(renewal, body);
    assert.deepEqual([status, tokenType, expiresIn], [200, 'aws_sigv4', 900]);
    assert.deepEqual(await renew(login, proof(login)), [
      400,
      { error: 'TOKEN_EXPIRED', message: 'The request was refused.' },
    ]);
    const again = { ...login, refreshToken };
    assert.equal((await renew(again, proof(again)))[0], 200);
  });

  it('takes no proof by another key, for another address, twice, or none', async () => {
    const [login, other] = [begin(), begin()];
    assert.deepEqual(await renew(login, proof(other)), invalid);
    assert.deepEqual(await renew(login, proof(login, 'https://elsewhere/v1/token')), invalid);
    assert.deepEqual(await renew(login, 'rubbish'), invalid);
    const used = proof(login);
    const [, body] = await renew(login, used);
    assert.deepEqual(await renew({ ...login, ...v.parse(renewal, body) }, used), invalid);
  });
});
