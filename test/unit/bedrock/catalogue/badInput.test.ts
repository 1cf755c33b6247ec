import assert from 'node:assert/strict';
import { createServices } from '../../../../src/bedrock/services.ts';
import type { RegionCatalogue } from '../../../../src/chat/catalogue.ts';
import { chatModels, decideTarget } from '../../../../src/chat/modelChoice.ts';
import { FailureError } from '../../../../src/chat/failure.ts';
import type { BedrockServices } from '../../../../src/chat/ports.ts';
import { startBedrockLocal, type BedrockLocal } from '../../../bedrock-local/server.ts';
import {
  accounts,
  deniedAccount,
  emptyAccount,
  largeAccount,
} from '../../../bedrock-local/services/accounts.ts';
import { createServices as createLocal } from '../../../bedrock-local/services/createServices.ts';
import { AwsHome } from '../../../fakes/awsHome.ts';

const policy = { allowGlobal: false };
const { signal } = new AbortController();

let home: AwsHome;
let aws: BedrockLocal;
let services: BedrockServices;
let setScenario: (json: unknown) => void;

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  await home.writeCredentials(
    ...accounts.flatMap(({ accountId, accessKeyId, secretAccessKey, sessionToken }) =>
      sessionToken === undefined && accessKeyId !== 'AKIALOCALEXAMPLE0005'
        ? [
            `[${accountId}]`,
            `aws_access_key_id = ${accessKeyId}`,
            `aws_secret_access_key = ${secretAccessKey}`,
          ]
        : [],
    ),
  );
  const local = createLocal();
  setScenario = local.setScenario;
  aws = await startBedrockLocal(local);
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  services = createServices({ userAgentVersion: '0', maxAttempts: 1 });
}

async function tearDown(): Promise<void> {
  services.dispose();
  await aws.close();
  await home.restore();
}

function region(profile: string, name = 'us-east-1'): Promise<RegionCatalogue> {
  return services.catalogue.region({ profile, region: name }, { signal });
}

/** One operation of AWS's answers this, or fails with that. */
function script(operation: string, rule: object): void {
  setScenario({ rules: [{ match: { operation }, ...rule }] });
}

const denied = { error: { name: 'AccessDeniedException', status: 403, message: 'You are not authorized.' } };

describe('The catalogue of an account as large as they get', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('comes whole, over all pages', async () => {
    const { models, profiles, failures } = await region(largeAccount);
    assert.deepEqual([models.length, failures], [150, []]);
    assert.ok(profiles.length > 200);
    assert.equal(new Set(profiles.map(({ arn }) => arn)).size, profiles.length);
    assert.ok(chatModels(await region(largeAccount), policy).length > 50);
  });

  it('comes from the other regions while one hangs', async () => {
    setScenario({ rules: [{ match: { region: 'ap-south-1' }, stream: { fault: { type: 'hang' } } }] });
    const gaveUp = new AbortController();
    const connection = { profile: largeAccount, region: 'ap-south-1' };
    const hanging = services.catalogue.region(connection, { signal: gaveUp.signal });
    const given = assert.rejects(hanging, { name: 'AbortError' });
    const names = ['us-east-1', 'eu-west-1', 'sa-east-1', 'ap-southeast-2'];
    const listed = await Promise.all(names.map((name) => region(largeAccount, name)));
    assert.deepEqual(
      listed.map((one) => [one.region, one.failures]),
      names.map((name) => [name, []]),
    );
    gaveUp.abort();
    await given;
  });
});

describe('The catalogue of an account with little', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is empty where AWS lists nothing', async () => {
    const { models, profiles, resources, failures } = await region(emptyAccount);
    assert.deepEqual([models, profiles, resources, failures], [[], [], [], []]);
  });

  it('is one failure where every list is refused', async () => {
    await assert.rejects(
      region(deniedAccount),
      (error) => error instanceof FailureError && error.failure.cause === 'access-denied',
    );
  });

  it('is whole but for the one list that is refused, which few miss', async () => {
    script('ListPromptRouters', denied);
    const { models, resources, failures } = await region('111122223333');
    assert.ok(models.length > 25 && resources.length > 5);
    assert.deepEqual(
      failures.map(({ operation, quiet }) => [operation, quiet]),
      [['ListPromptRouters', true]],
    );
  });

  it('names a list that failed for another reason than a missing permission', async () => {
    script('ListCustomModels', { error: { name: 'InternalServerException', status: 500, message: 'Oh' } });
    const { resources, failures } = await region('111122223333');
    assert.deepEqual(
      failures.map(({ operation, quiet }) => [operation, quiet]),
      [['ListCustomModels', undefined]],
    );
    // What is behind a deployment is not known without the custom models; it is there all the same.
    const deployment = resources.find(({ kind }) => kind === 'custom-model-deployment');
    assert.deepEqual(deployment?.models, []);
  });
});

describe('A catalogue that contradicts itself', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  const arn = (name: string) => `arn:aws:bedrock:us-east-1:111122223333:inference-profile/${name}`;
  const model = (id: string) => ({ modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${id}` });
  const profile = (id: string, name: string, models: readonly object[]) => ({
    inferenceProfileId: id,
    inferenceProfileArn: arn(id),
    inferenceProfileName: name,
    models,
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
  });

  it('keeps profiles of one name apart, and offers nothing through one whose model is gone', async () => {
    const nova = 'amazon.nova-pro-v1:0';
    script('ListInferenceProfiles', {
      answer: {
        output: {
          inferenceProfileSummaries: [
            profile('us.a', 'Twin', [model(nova)]),
            profile('us.b', 'Twin', [model(nova)]),
            profile('us.gone', 'Gone', [model('amazon.gone-v1:0')]),
            profile('us.none', 'None', []),
          ],
        },
      },
    });
    const catalogue = await region('111122223333');
    assert.equal(catalogue.profiles.length, 4);
    assert.equal(decideTarget(catalogue, { modelId: nova, routeId: 'us.b' }, policy).kind, 'target');
    assert.deepEqual(decideTarget(catalogue, { modelId: 'amazon.gone-v1:0' }, policy), {
      kind: 'refused',
      reason: { kind: 'model-gone' },
    });
  });
});

describe('A prompt router', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('may name what nobody lists or itself, and have a strange status', async () => {
    const router = (name: string, models: readonly string[], status: string) => ({
      promptRouterName: name,
      promptRouterArn: `arn:aws:bedrock:us-east-1:111122223333:prompt-router/${name}`,
      routingCriteria: { responseQualityDifference: 0 },
      models: models.map((modelArn) => ({ modelArn })),
      fallbackModel: { modelArn: models[0] },
      status,
      type: 'custom',
    });
    const self = 'arn:aws:bedrock:us-east-1:111122223333:prompt-router/self';
    script('ListPromptRouters', {
      answer: {
        output: {
          promptRouterSummaries: [
            router(
              'lost',
              ['arn:aws:bedrock:us-east-1:1:inference-profile/us.nobody', 'no arn'],
              'AVAILABLE',
            ),
            router('self', [self], 'DREAMING'),
          ],
        },
      },
    });
    const { resources } = await region('111122223333');
    assert.deepEqual(
      resources
        .filter(({ kind }) => kind === 'prompt-router')
        .map(({ name, ready, status, models }) => [name, ready, status, models]),
      [
        ['lost', true, 'AVAILABLE', []],
        ['self', undefined, 'DREAMING', []],
      ],
    );
  });
});
