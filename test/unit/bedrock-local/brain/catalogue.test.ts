import assert from 'node:assert/strict';
import { at, list, Local, refusal } from './harness.ts';

const local = new Local();

async function modelIds(region: string, filter: Readonly<Record<string, unknown>> = {}): Promise<unknown[]> {
  const output = await local.call('bedrock', 'ListFoundationModels', filter, { region });
  return list(output['modelSummaries']).map((model) => at(model, 'modelId'));
}

async function profiles(region: string, extra: Readonly<Record<string, unknown>> = {}): Promise<unknown[]> {
  const found: unknown[] = [];
  let nextToken: unknown;
  do {
    const page = await local.call('bedrock', 'ListInferenceProfiles', { ...extra, nextToken }, { region });
    found.push(...list(page['inferenceProfileSummaries']));
    nextToken = page['nextToken'];
  } while (nextToken !== undefined);
  return found;
}

describe('The catalogue', () => {
  it('differs from region to region', async () => {
    assert.equal((await modelIds('us-east-1')).length > 25, true);
    assert.deepEqual(await modelIds('us-gov-west-1'), [
      'anthropic.claude-sonnet-4-5-20250929-v1:0',
      'anthropic.claude-3-haiku-20240307-v1:0',
      'amazon.nova-pro-v1:0',
      'amazon.titan-embed-text-v2:0',
    ]);
  });

  it('says in a region without Bedrock what AWS says of an API that is not offered', async () => {
    assert.equal(
      await refusal(local.call('bedrock', 'ListFoundationModels', {}, { region: 'mx-central-1' })),
      'AccessDeniedException 403: Your account is not authorized to invoke this API operation.',
    );
  });

  it('filters by provider, modality and inference type', async () => {
    assert.deepEqual(await modelIds('us-east-1', { byProvider: 'deepseek', byInferenceType: 'ON_DEMAND' }), [
      'deepseek.v3-v1:0',
    ]);
    assert.deepEqual(await modelIds('us-east-1', { byOutputModality: 'EMBEDDING' }), [
      'amazon.titan-embed-text-v2:0',
      'cohere.embed-v4:0',
    ]);
    assert.deepEqual(await modelIds('us-east-1', { byCustomizationType: 'FINE_TUNING' }), []);
  });

  it('describes one model by its ID or ARN', async () => {
    const arn = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-express-v1';
    const output = await local.call('bedrock', 'GetFoundationModel', { modelIdentifier: arn });
    assert.deepEqual(at(output, 'modelDetails', 'modelLifecycle'), {
      status: 'LEGACY',
      legacyTime: '2025-08-15T00:00:00Z',
      endOfLifeTime: '2027-02-15T00:00:00Z',
    });
  });
});

describe('Inference profiles', () => {
  it('come in pages that together are the whole list', async () => {
    const small = await profiles('us-east-1', { maxResults: '3' });
    assert.deepEqual(small, await profiles('us-east-1'));
    assert.equal(new Set(small.map((profile) => at(profile, 'inferenceProfileArn'))).size, small.length);
  });

  it('are those of the region’s own geographies', async () => {
    const ids = (await profiles('ap-northeast-1', { type: 'SYSTEM_DEFINED' })).map((profile) =>
      String(at(profile, 'inferenceProfileId')),
    );
    assert.deepEqual([...new Set(ids.map((id) => id.split('.', 1)[0]))], ['apac', 'jp', 'global']);
  });

  it('name their destinations, a global one an ARN without a region first', async () => {
    const id = 'anthropic.claude-haiku-4-5-20251001-v1:0';
    const get = async (prefix: string): Promise<unknown> =>
      (await local.call('bedrock', 'GetInferenceProfile', { inferenceProfileIdentifier: `${prefix}.${id}` }))[
        'models'
      ];
    assert.deepEqual(await get('us'), [
      { modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${id}` },
      { modelArn: `arn:aws:bedrock:us-east-2::foundation-model/${id}` },
      { modelArn: `arn:aws:bedrock:us-west-2::foundation-model/${id}` },
    ]);
    assert.deepEqual(await get('global'), [
      { modelArn: `arn:aws:bedrock:::foundation-model/${id}` },
      { modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${id}` },
    ]);
  });

  it('of an application belong to the account that asks', async () => {
    const [mine] = await profiles('eu-central-1', { typeEquals: 'APPLICATION' });
    assert.equal(
      at(mine, 'inferenceProfileArn'),
      'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/wb3research03',
    );
  });
});

describe('Access to a model', () => {
  const access = async (modelId: string, region: string, accountId = '111122223333'): Promise<unknown> =>
    local.call('bedrock', 'GetFoundationModelAvailability', { modelId }, { region, accountId });

  it('is told for every state that a person can be in', async () => {
    const ready = {
      agreementAvailability: { status: 'AVAILABLE' },
      authorizationStatus: 'AUTHORIZED',
      entitlementAvailability: 'AVAILABLE',
      regionAvailability: 'AVAILABLE',
    };
    const told: Record<string, unknown> = {};
    for (const modelId of [
      'amazon.nova-lite-v1:0',
      'meta.llama4-maverick-17b-instruct-v1:0',
      'openai.gpt-oss-120b-1:0',
      'anthropic.claude-sonnet-4-6',
      'mistral.pixtral-large-2502-v1:0',
    ]) {
      told[modelId] = await access(modelId, 'us-east-1');
    }
    assert.deepEqual(told, {
      'amazon.nova-lite-v1:0': { modelId: 'amazon.nova-lite-v1:0', ...ready },
      'meta.llama4-maverick-17b-instruct-v1:0': {
        modelId: 'meta.llama4-maverick-17b-instruct-v1:0',
        ...ready,
        agreementAvailability: { status: 'NOT_AVAILABLE' },
      },
      'openai.gpt-oss-120b-1:0': {
        modelId: 'openai.gpt-oss-120b-1:0',
        ...ready,
        agreementAvailability: { status: 'PENDING' },
      },
      'anthropic.claude-sonnet-4-6': {
        modelId: 'anthropic.claude-sonnet-4-6',
        ...ready,
        authorizationStatus: 'NOT_AUTHORIZED',
      },
      'mistral.pixtral-large-2502-v1:0': {
        modelId: 'mistral.pixtral-large-2502-v1:0',
        ...ready,
        entitlementAvailability: 'NOT_AVAILABLE',
      },
    });
  });

  it('is missing where the region does not have the model, and everywhere for the account without access', async () => {
    assert.equal(at(await access('ai21.j2-ultra-v1', 'eu-west-1'), 'regionAvailability'), 'NOT_AVAILABLE');
    assert.equal(
      at(await access('amazon.nova-lite-v1:0', 'us-east-1', '444455556666'), 'entitlementAvailability'),
      'NOT_AVAILABLE',
    );
  });
});
