import assert from 'node:assert/strict';
import { BedrockClient, ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { BedrockLocal } from '../../../bedrock-local/server.ts';
import type { Account } from '../../../bedrock-local/wire/accounts.ts';
import { account, owner, refusalOf, serving, settings } from './harness.ts';

const session: Account = {
  accessKeyId: 'ASIALOCALEXAMPLE0003',
  secretAccessKey: 'local-secret-of-a-session',
  sessionToken: 'local-session-token',
  ...owner,
};
const expired: Account = {
  ...session,
  accessKeyId: 'ASIALOCALEXAMPLE0004',
  expiresAt: '2025-11-17T06:00:00Z',
};
const services = {
  bedrock: { unary: { ListFoundationModels: () => ({ modelSummaries: [] }) } },
  sts: {
    unary: { GetCallerIdentity: () => ({ Account: owner.accountId, Arn: owner.arn, UserId: owner.userId }) },
  },
};
const accounts = [account, session, expired];

type Refusal = readonly [string, number | undefined, string];

async function refused(call: Promise<unknown>): Promise<Refusal> {
  const { name, $metadata, message } = await refusalOf(call);
  return [name, $metadata?.httpStatusCode, message];
}

function list({ url }: BedrockLocal, credentials: Account): Promise<unknown> {
  return new BedrockClient(settings(url, credentials)).send(new ListFoundationModelsCommand({}));
}

function identify({ url }: BedrockLocal, credentials: Account): Promise<unknown> {
  return new STSClient(settings(url, credentials)).send(new GetCallerIdentityCommand({}));
}

const wrongSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

describe('A signature', () => {
  const server = serving({ services, accounts });

  for (const credentials of [account, session]) {
    it(`of ${credentials.accessKeyId} is accepted by Bedrock and STS`, async () => {
      await list(server.local, credentials);
      await identify(server.local, credentials);
      assert.deepEqual(
        server.local.entries.map(({ service, region, status }) => [service, region, status]),
        [
          ['bedrock', 'us-east-1', 200],
          ['sts', 'us-east-1', 200],
        ],
      );
    });
  }

  const strangers: readonly (readonly [string, Account, Refusal, Refusal])[] = [
    [
      'with an unknown key',
      { ...account, accessKeyId: 'AKIAUNKNOWN' },
      ['UnrecognizedClientException', 403, 'The security token included in the request is invalid.'],
      ['InvalidClientTokenId', 403, 'The security token included in the request is invalid.'],
    ],
    [
      'with an unknown session token',
      { ...session, sessionToken: 'another' },
      ['UnrecognizedClientException', 403, 'The security token included in the request is invalid.'],
      ['InvalidClientTokenId', 403, 'The security token included in the request is invalid.'],
    ],
    [
      'with a wrong secret',
      { ...account, secretAccessKey: 'guessed' },
      ['InvalidSignatureException', 403, wrongSignature],
      ['SignatureDoesNotMatch', 403, wrongSignature],
    ],
    [
      'of an expired session',
      expired,
      ['ExpiredTokenException', 403, 'The security token included in the request is expired'],
      ['ExpiredToken', 403, 'The security token included in the request is expired'],
    ],
  ];
  for (const [title, credentials, bedrock, sts] of strangers) {
    it(`${title} is refused as AWS does`, async () => {
      assert.deepEqual(await refused(list(server.local, credentials)), bedrock);
      assert.deepEqual(await refused(identify(server.local, credentials)), sts);
    });
  }
});

describe('A request without a signature', () => {
  const server = serving({ services, accounts });

  it('is refused by Bedrock', async () => {
    const response = await fetch(`${server.local.url}/foundation-models`);
    assert.deepEqual(
      [response.status, await response.json()],
      [403, { message: 'Missing Authentication Token' }],
    );
    assert.equal(
      response.headers.get('x-amzn-errortype'),
      'MissingAuthenticationTokenException:http://internal.amazon.com/coral/com.amazon.coral.service/',
    );
    assert.match(response.headers.get('x-amzn-requestid') ?? '', /^[0-9a-f-]{36}$/);
  });

  it('is refused by STS', async () => {
    const response = await fetch(server.local.url, {
      method: 'POST',
      body: new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' }),
    });
    assert.equal(response.status, 403);
    assert.match(
      await response.text(),
      /<Code>MissingAuthenticationToken<\/Code><Message>Request is missing/,
    );
  });

  it('to no operation of AWS’s is unknown', async () => {
    const response = await fetch(`${server.local.url}/nothing`);
    assert.deepEqual(
      [response.status, await response.json()],
      [404, { message: 'Unknown operation: GET /nothing' }],
    );
  });
});

describe('A signature for another service', () => {
  const server = serving({ services, accounts });

  it('is refused', async () => {
    const client = new BedrockClient({
      ...settings(server.local.url),
      authSchemePreference: ['aws.auth#sigv4'],
    });
    client.middlewareStack.add(
      (next) => (args) => {
        const { headers } = args.request as { headers: Record<string, string> };
        headers['authorization'] = String(headers['authorization']).replace('/bedrock/', '/s3/');
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    const { name, message } = await refusalOf(client.send(new ListFoundationModelsCommand({})));
    assert.deepEqual(
      [name, message],
      ['InvalidSignatureException', "Credential should be scoped to correct service: 'bedrock'."],
    );
  });
});

describe('A clock that is wrong', () => {
  const minutes = (by: number) => () => new Date(Date.now() + by * 60_000);
  const ahead = serving({ services, accounts, clock: minutes(10) });
  const behind = serving({ services, accounts, clock: minutes(-10) });

  it('makes a signature look expired', async () => {
    const [name, status, message] = await refused(list(ahead.local, account));
    assert.deepEqual([name, status], ['InvalidSignatureException', 403]);
    assert.match(
      message,
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
    );
  });

  it('makes a signature look premature', async () => {
    const [, , message] = await refused(list(behind.local, account));
    assert.match(message, /^Signature not yet current: \S+ is still later than \S+ \(\S+ \+ 5 min\.\)$/);
  });

  it('is corrected by the SDK from the Date header when it tries again', async () => {
    const client = new BedrockClient({ ...settings(ahead.local.url), maxAttempts: 2 });
    const { $metadata } = await client.send(new ListFoundationModelsCommand({}));
    assert.equal($metadata.attempts, 2);
  });
});
