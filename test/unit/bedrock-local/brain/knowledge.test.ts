import assert from 'node:assert/strict';
import { at, keys, list, Local, refusal } from './harness.ts';

const local = new Local();

async function retrieve(
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<readonly unknown[]> {
  const output = await local.call('bedrock-agent-runtime', 'Retrieve', {
    knowledgeBaseId: 'PAYRUNBKS1',
    retrievalQuery: { text },
    ...more,
  });
  return list(output['retrievalResults']);
}

describe('A knowledge base', () => {
  it('is listed, page by page, where it is', async () => {
    const page = async (input: Readonly<Record<string, unknown>>, region: string): Promise<unknown[]> => {
      const output = await local.call('bedrock-agent', 'ListKnowledgeBases', input, { region });
      const names = list(output['knowledgeBaseSummaries']).map((base) => at(base, 'name'));
      const { nextToken } = output;
      return nextToken === undefined ? names : [...names, ...(await page({ nextToken }, region))];
    };
    assert.deepEqual(await page({}, 'us-east-1'), ['engineering-handbook', 'payments-service-runbooks']);
    assert.deepEqual(await page({}, 'ap-southeast-2'), []);
  });
});

describe('Retrieve', () => {
  it('finds the passage that answers the question, best first', async () => {
    const [best, ...rest] = await retrieve('How large may a refund by support be?');
    assert.match(String(at(best, 'content', 'text')), /up to 500 EUR/);
    const scores = [best, ...rest].map((result) => Number(at(result, 'score')));
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.equal(
      scores.every((score) => score > 0 && score < 1),
      true,
    );
  });

  it('tells where a passage comes from', async () => {
    const [best] = await retrieve('rotation of signing keys');
    assert.deepEqual(at(best, 'location'), {
      s3Location: { uri: 's3://example-payments-runbooks/key-rotation.md' },
      type: 'S3',
    });
    assert.deepEqual(keys(at(best, 'metadata')), [
      'x-amz-bedrock-kb-source-uri',
      'x-amz-bedrock-kb-chunk-id',
      'x-amz-bedrock-kb-data-source-id',
    ]);
  });

  it('gives as many passages as asked for, of the document asked for', async () => {
    const one = { vectorSearchConfiguration: { numberOfResults: 1 } };
    assert.equal((await retrieve('payments', { retrievalConfiguration: one })).length, 1);
    const uri = 's3://example-payments-runbooks/alarms.md';
    const equals = { key: 'x-amz-bedrock-kb-source-uri', value: uri };
    const filtered = await retrieve('payments', {
      retrievalConfiguration: { vectorSearchConfiguration: { filter: { equals } } },
    });
    assert.deepEqual(
      [...new Set(filtered.map((result) => at(result, 'location', 's3Location', 'uri')))],
      [uri],
    );
  });

  it('finds nothing where nothing fits', async () => {
    assert.deepEqual(await retrieve('xylophone zeppelin'), []);
  });

  it('does not find a knowledge base that there is not', async () => {
    const text = 'ResourceNotFoundException 404: Knowledge Base with id ABCDEFGHIJ does not exist';
    assert.equal(await refusal(retrieve('x', { knowledgeBaseId: 'ABCDEFGHIJ' })), text);
    assert.equal(
      await refusal(local.call('bedrock-agent', 'GetKnowledgeBase', { knowledgeBaseId: 'ABCDEFGHIJ' })),
      text,
    );
  });
});
