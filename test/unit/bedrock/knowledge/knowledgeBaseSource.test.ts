import assert from 'node:assert/strict';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { createKnowledgeBaseSource } from '../../../../src/bedrock/knowledge/knowledgeBaseSource.ts';
import type { KnowledgeBaseSource, Passage } from '../../../../src/chat/resources.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import { awsError, Loopback, type LoopbackHandler } from '../../../fakes/loopback.ts';
import { itWithRecording } from '../../../fakes/vector.ts';

const connection = { profile: 'work', region: 'us-east-1' };
const knowledgeBase = { id: 'SSGLURQ9A5', name: 'Notes' };
const { signal } = new AbortController();

let home: AwsHome;
let aws: Loopback;
let clients: Clients;
let knowledge: KnowledgeBaseSource;

async function start(handler: LoopbackHandler): Promise<void> {
  aws = await Loopback.start(handler);
  const endpoints = { agent: aws.url, agentRuntime: aws.url };
  clients = createClients({ userAgentVersion: '1', maxAttempts: 1, endpoints });
  knowledge = createKnowledgeBaseSource(clients);
}

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  await home.writeCredentials(...keysProfile('work'));
}

async function tearDown(): Promise<void> {
  clients.dispose();
  await aws.stop();
  await home.restore();
}

function retrieve(query: string, limit: number): Promise<readonly Passage[]> {
  return knowledge.retrieve(connection, knowledgeBase, query, limit, signal);
}

function sent(): unknown {
  return JSON.parse(aws.requests[0]?.body ?? '');
}

describe('The knowledge bases of an account', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('are listed over all pages', async () => {
    const base = (id: string): object => ({
      knowledgeBaseId: id,
      name: `The ${id}`,
      status: 'ACTIVE',
      updatedAt: '2026-01-01T00:00:00Z',
    });
    await start(({ body }) =>
      body.includes('two')
        ? { body: { knowledgeBaseSummaries: [{ ...base('B'), description: 'Runbooks' }] } }
        : { body: { knowledgeBaseSummaries: [base('A')], nextToken: 'two' } },
    );
    assert.deepEqual(await knowledge.list(connection, signal), [
      { id: 'A', name: 'The A', status: 'ACTIVE' },
      { id: 'B', name: 'The B', description: 'Runbooks', status: 'ACTIVE' },
    ]);
  });
});

describe('Retrieving passages', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  itWithRecording('reads AWS’s own answer, best passage first', 'retrieve', async (answer) => {
    await start(() => answer);
    const passages = await retrieve('What is task decomposition?', 5);
    assert.deepEqual(sent(), {
      retrievalQuery: { text: 'What is task decomposition?' },
      retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: 5 } },
    });
    const [first] = passages;
    assert.deepEqual([first?.title, first?.uri, first?.score], ['2222', undefined, 0.6244210600852966]);
    assert.match(first?.text ?? '', /^Fig\. 1\. Overview of a LLM-powered autonomous agent system\./);
  });

  it('puts the best first and what has no score last, as many as were asked for', async () => {
    const scores = [0.2, undefined, 0.9, 0.2];
    await start(() => ({
      body: {
        retrievalResults: scores.map((score, i) => ({ content: { text: `${i}` }, ...(score && { score }) })),
      },
    }));
    const passages = await retrieve('q', 3);
    assert.deepEqual(
      passages.map(({ text }) => text),
      ['2', '0', '3'],
    );
  });

  it('sends no more than AWS takes, and no half characters', async () => {
    await start(() => ({ body: { retrievalResults: [] } }));
    await retrieve(`\uD800${'x'.repeat(19_998)}😀`, 1000);
    assert.deepEqual(sent(), {
      retrievalQuery: { text: `\uFFFD${'x'.repeat(19_998)}` },
      retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: 100 } },
    });
  });

  it('fails with its cause', async () => {
    await start(() =>
      awsError('ResourceNotFoundException', 404, 'Knowledge Base with id SSGLURQ9A5 does not exist.'),
    );
    await assert.rejects(retrieve('q', 1), { name: 'FailureError' });
  });
});
