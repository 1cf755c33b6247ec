import assert from 'node:assert/strict';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { authenticate } from '../../../bedrock-local/wire/auth/authenticate.ts';
import type { RequestParts } from '../../../bedrock-local/wire/rest/readInput.ts';
import { account, owner } from './harness.ts';

const now = new Date('2026-11-21T03:30:00Z');
const door = { accounts: [account], signingName: 'bedrock', now };
const signer = new SignatureV4({
  service: 'bedrock',
  region: 'eu-west-1',
  credentials: account,
  sha256: Sha256,
});

/** The SDK's own signer, on a request that the server would read as these parts. */
async function signed(
  path: string,
  query: Record<string, string>,
  headers: Record<string, string>,
  body: string,
): Promise<RequestParts> {
  const request = {
    method: 'POST',
    protocol: 'http:',
    hostname: '127.0.0.1',
    path,
    query,
    headers: { host: '127.0.0.1:4599', ...headers },
    body,
  };
  const result = await signer.sign(request, { signingDate: now });
  return {
    method: 'POST',
    path,
    query: new URLSearchParams(query),
    headers: result.headers,
    body: Buffer.from(body),
  };
}

const segment = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('a:b', 'arn:aws:x/y', "(it's)*!"))
  .map(encodeURIComponent);
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
// The signer keeps parameters in a plain object, where this name is lost.
const name = fc.string({ minLength: 1 }).filter((text) => text !== '__proto__');
const query = fc.dictionary(name, fc.string({ unit: 'grapheme' }));
const headers = fc.dictionary(fc.stringMatching(/^x-amz-[a-z]{1,8}$/), fc.stringMatching(/^[ -~]*$/));
const request = fc.tuple(path, query, headers, fc.string({ unit: 'grapheme' }));

describe('The verification of signatures', () => {
  it('agrees with the SDK’s signer on any request', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (args) => {
        assert.deepEqual(authenticate(await signed(...args), door), { ...owner, region: 'eu-west-1' });
      }),
    );
  });

  it('refuses a request that was changed after it was signed', async () => {
    const changes = fc.constantFrom<((parts: RequestParts) => RequestParts)[]>(
      (parts) => ({ ...parts, method: 'GET' }),
      (parts) => ({ ...parts, path: `${parts.path}x` }),
      (parts) => ({ ...parts, query: new URLSearchParams([...parts.query, ['added', '']]) }),
      (parts) => ({ ...parts, body: Buffer.concat([parts.body, Buffer.from(' ')]) }),
      (parts) => ({ ...parts, headers: { ...parts.headers, host: 'elsewhere' } }),
    );
    await fc.assert(
      fc.asyncProperty(request, changes, async (args, change) => {
        const parts = await signed(...args);
        assert.throws(() => authenticate(change(parts), door), { name: 'InvalidSignatureException' });
      }),
    );
  });
});
