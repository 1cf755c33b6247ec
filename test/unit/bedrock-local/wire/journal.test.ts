import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BedrockClient, GetGuardrailCommand } from '@aws-sdk/client-bedrock';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import * as v from 'valibot';
import { startBedrockLocal, type BedrockLocal } from '../../../bedrock-local/server.ts';
import {
  account,
  hello,
  messageStart,
  messageStop,
  playing,
  receive,
  runtimeClient,
  serving,
  settings,
} from './harness.ts';
import { recorded, reference } from './recordings.ts';

const services = {
  ...playing(() => [messageStart, messageStop]),
  bedrock: { unary: { GetGuardrail: () => ({}) } },
  sts: { unary: { GetCallerIdentity: () => ({}) } },
};
const session = { ...account, sessionToken: 'a-secret-token' };

const lineSchema = v.object({
  service: v.string(),
  operation: v.string(),
  region: v.string(),
  method: v.string(),
  path: v.string(),
  query: v.record(v.string(), v.string()),
  body: v.nullable(v.record(v.string(), v.unknown())),
  status: v.number(),
});

const arn = 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abc';
const expected = [
  {
    service: 'bedrock',
    operation: 'GetGuardrail',
    region: 'us-east-1',
    method: 'GET',
    path: `/guardrails/${encodeURIComponent(arn)}`,
    query: { guardrailVersion: 'DRAFT' },
    body: null,
    status: 200,
  },
  {
    service: 'bedrock-runtime',
    operation: 'ConverseStream',
    region: 'us-east-1',
    method: 'POST',
    path: '/model/amazon.nova-lite-v1%3A0/converse-stream',
    query: {},
    body: { messages: hello.messages },
    status: 200,
  },
];

/** Asks three services with a session's credentials. */
async function ask({ url }: BedrockLocal): Promise<void> {
  const guardrail = { guardrailIdentifier: arn, guardrailVersion: 'DRAFT' };
  await new STSClient(settings(url, session)).send(new GetCallerIdentityCommand({}));
  await new BedrockClient(settings(url, session)).send(new GetGuardrailCommand(guardrail));
  await receive(runtimeClient(url, 'HTTP/2', session));
}

/** What a server that was asked wrote to its file. */
async function written(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-local-'));
  const journal = join(folder, 'journal.jsonl');
  const local = await startBedrockLocal({ services, accounts: [session], journal });
  try {
    await ask(local);
    return readFileSync(journal, 'utf8');
  } finally {
    await local.close();
    rmSync(folder, { recursive: true });
  }
}

function linesOf(text: string): v.InferOutput<typeof lineSchema>[] {
  return text
    .trim()
    .split('\n')
    .map((line) => v.parse(lineSchema, JSON.parse(line)));
}

describe('The journal’s file', () => {
  it('has a line for each request to Bedrock, as soon as it is answered', async () => {
    assert.deepEqual(linesOf(await written()), expected);
  });

  it('holds no credentials', async () => {
    assert.doesNotMatch(await written(), /AKIALOCAL|AWS4-HMAC|a-secret-token|authorization/i);
  });
});

recorded('The journal’s file, checked against AWS’s models', () => {
  it('has nothing to object to', async () => {
    const violations = await reference();
    assert.deepEqual(linesOf(await written()).flatMap(violations), []);
  });
});

describe('The controls', () => {
  let scenario: unknown;
  const server = serving({
    services,
    accounts: [session],
    setScenario: (json) => {
      if (typeof json !== 'object') throw new Error('A scenario is an object.');
      scenario = json;
    },
  });
  const call = async (method: string, name: string, body?: string): Promise<[number, unknown]> => {
    const url = `${server.local.url}/__bedrock-local/${name}`;
    const response = await fetch(url, { method, ...(body !== undefined && { body }) });
    return [response.status, await response.json()];
  };

  it('hand out the journal, STS included, and forget it', async () => {
    await ask(server.local);
    const [status, entries] = await call('GET', 'journal');
    const operations = v.parse(v.array(v.object({ operation: v.string() })), entries);
    assert.deepEqual(
      [status, operations.map(({ operation }) => operation)],
      [200, ['GetCallerIdentity', 'GetGuardrail', 'ConverseStream']],
    );
    await call('DELETE', 'journal');
    assert.deepEqual(await call('GET', 'journal'), [200, []]);
  });

  it('pass a scenario on', async () => {
    assert.deepEqual(await call('POST', 'scenario', '{"rules":[]}'), [200, {}]);
    assert.deepEqual(scenario, { rules: [] });
  });

  it('say what is wrong with a scenario', async () => {
    assert.deepEqual(await call('POST', 'scenario', '1'), [400, { message: 'A scenario is an object.' }]);
    assert.deepEqual(await call('POST', 'scenario', '{'), [400, { message: 'The scenario is not JSON.' }]);
  });

  it('are no others', async () => {
    assert.deepEqual(await call('POST', 'journal'), [404, { message: 'No such control.' }]);
  });
});
