import assert from 'node:assert/strict';
import { aws, withAws } from './harness.ts';

const role = '/latest/meta-data/iam/security-credentials/Instance';

async function ask(path: string, init: RequestInit = {}): Promise<readonly [number, string]> {
  const response = await fetch(`${aws.url}${path}`, init);
  return [response.status, await response.text()];
}

describe('Instance metadata', () => {
  withAws();

  it('tells nothing without a token of its second version', async () => {
    assert.equal((await ask(role))[0], 401);
    assert.equal((await ask(role, { headers: { 'x-aws-ec2-metadata-token': 'guessed' } }))[0], 401);
  });

  it('gives the role’s credentials to who shows one', async () => {
    const [, token] = await ask('/latest/api/token', { method: 'PUT' });
    const [status, body] = await ask(role, { headers: { 'x-aws-ec2-metadata-token': token } });
    const { Code, Type, LastUpdated, Expiration } = JSON.parse(body) as Record<string, unknown>;
    assert.deepEqual(
      { status, Code, Type, LastUpdated, Expiration },
      {
        status: 200,
        Code: 'Success',
        Type: 'AWS-HMAC',
        LastUpdated: '2026-11-21T12:00:00.000Z',
        Expiration: '2026-11-21T18:00:00.000Z',
      },
    );
  });
});

describe('Container metadata', () => {
  withAws();

  it('is closed to who does not show the container’s token', async () => {
    const [status, body] = await ask('/container/credentials', { headers: { authorization: 'guessed' } });
    assert.equal(status, 401);
    assert.equal((JSON.parse(body) as Record<string, unknown>)['Code'], 'Unauthorized');
  });
});
