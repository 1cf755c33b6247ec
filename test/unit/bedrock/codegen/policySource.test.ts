import assert from 'node:assert/strict';
import { createModelCatalogue } from '../../../../src/bedrock/catalogue/modelCatalogue.ts';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { createPolicySource } from '../../../../src/bedrock/codegen/policySource.ts';
import type { PolicyDocument } from '../../../../src/bedrock/codegen/policy.ts';
import { createIdentitySource } from '../../../../src/bedrock/identity/identitySource.ts';
import type { PolicyRequest } from '../../../../src/chat/policy.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import {
  awsError,
  callerIdentity,
  Loopback,
  type LoopbackAnswer,
  type LoopbackRequest,
} from '../../../fakes/loopback.ts';
import { assertPolicy } from './iamPolicy.ts';

const account = '111122223333';
const refused = awsError('AccessDeniedException', 403, 'User: x is not authorized to perform: bedrock:List');

let home: AwsHome;
let aws: Loopback;
let clients: Clients;
/** The lists are refused, as for somebody who may do nothing yet. */
let denied: boolean;
/** STS answers. */
let known: boolean;

function modelArn(region: string, id = 'some.model-v1:0', partition = 'aws'): string {
  return `arn:${partition}:bedrock:${region}::foundation-model/${id}`;
}

function profileArn(id: string, type = 'inference-profile', region = 'eu-central-1'): string {
  return `arn:aws:bedrock:${region}:${account}:${type}/${id}`;
}

function profile(id: string, regions: readonly string[], type = 'inference-profile'): object {
  return {
    inferenceProfileId: id,
    inferenceProfileArn: profileArn(id, type),
    inferenceProfileName: id,
    status: 'ACTIVE',
    type: type === 'inference-profile' ? 'SYSTEM_DEFINED' : 'APPLICATION',
    models: regions.map((region) => ({ modelArn: modelArn(region) })),
  };
}

function serve({ path }: LoopbackRequest): LoopbackAnswer {
  if (path === '/') return known ? callerIdentity(account, 'arn:aws:iam::1:user/me') : refused;
  if (denied) return refused;
  if (path === '/foundation-models') {
    const modelSummaries = [{ modelId: 'plain.model', modelArn: modelArn('eu-central-1', 'plain.model') }];
    return { body: { modelSummaries } };
  }
  if (path === '/inference-profiles') return { body: { inferenceProfileSummaries: listed } };
  if (path === '/prompt-routers') return { body: { promptRouterSummaries: [router] } };
  if (path === '/marketplace-model/endpoints') return { body: { marketplaceModelEndpoints: [endpoint] } };
  if (path === '/inference-profiles/unlisted') return { body: profile('unlisted', ['eu-west-3']) };
  return awsError('ResourceNotFoundException', 404, 'no');
}

const listed = [
  profile('eu.some', ['eu-west-1', 'eu-north-1']),
  profile('global.some', ['eu-central-1', '']),
  profile('app1', ['eu-west-1'], 'application-inference-profile'),
];

const router = {
  promptRouterName: 'router',
  promptRouterArn: profileArn('r1', 'default-prompt-router'),
  routingCriteria: { responseQualityDifference: 0 },
  models: [{ modelArn: profileArn('eu.some') }],
  fallbackModel: { modelArn: profileArn('eu.some') },
  status: 'AVAILABLE',
  type: 'default',
};

const endpointArn = `arn:aws:sagemaker:eu-central-1:${account}:endpoint/mine`;
const endpoint = {
  endpointArn,
  modelSourceIdentifier: 'hub',
  status: 'REGISTERED',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
};
const endpointStatements = {
  InvokeMarketplaceModel: [`arn:aws:bedrock:eu-central-1:${account}:marketplace/model-endpoint/all-access`],
  InvokeEndpointThroughBedrock: [endpointArn],
};

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  await home.writeCredentials(...keysProfile('work'));
  [denied, known] = [false, true];
  aws = await Loopback.start(serve);
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  clients = createClients({ userAgentVersion: '1', maxAttempts: 1 });
}

async function tearDown(): Promise<void> {
  clients.dispose();
  await aws.stop();
  await home.restore();
}

async function policyFor(request: Partial<PolicyRequest>): Promise<PolicyDocument> {
  const identity = createIdentitySource(clients);
  const source = createPolicySource({ clients, catalogue: createModelCatalogue(clients), identity });
  const connection = { profile: 'work', region: 'eu-central-1' };
  const text = await source.policyFor({ connection, ...request }, new AbortController().signal);
  const policy = JSON.parse(text) as PolicyDocument;
  assertPolicy(policy);
  return policy;
}

/** The resources of each statement but the last, which is always the same. */
async function resourcesFor(
  request: Partial<PolicyRequest>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { Statement } = await policyFor(request);
  return Object.fromEntries(Statement.slice(0, -1).map(({ Sid, Resource }) => [Sid, Resource]));
}

function target(modelId: string, more: object = {}): NonNullable<PolicyRequest['target']> {
  return { modelId, label: 'Some Model', region: 'eu-central-1', ...more };
}

describe('The policy that I need', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('names the profile with the account, and the model in the source region and in all that it routes to', async () => {
    assert.deepEqual(await resourcesFor({ target: target('eu.some') }), {
      InvokeInferenceProfile: [profileArn('eu.some')],
      InvokeModelsThroughInferenceProfile: [
        modelArn('eu-central-1'),
        modelArn('eu-north-1'),
        modelArn('eu-west-1'),
      ],
    });
  });

  it('names the model without a region for a global profile', async () => {
    assert.deepEqual(await resourcesFor({ target: target('global.some') }), {
      InvokeInferenceProfile: [profileArn('global.some')],
      InvokeModelsThroughInferenceProfile: [modelArn(''), modelArn('eu-central-1')],
    });
  });

  it('names an application profile by its ARN, and the models behind it', async () => {
    const arn = profileArn('app1', 'application-inference-profile');
    assert.deepEqual(await resourcesFor({ target: target(arn) }), {
      InvokeInferenceProfile: [arn],
      InvokeModelsThroughInferenceProfile: [modelArn('eu-central-1'), modelArn('eu-west-1')],
    });
  });

  it('asks for a profile that is not listed', async () => {
    assert.deepEqual(await resourcesFor({ target: target('unlisted') }), {
      InvokeInferenceProfile: [profileArn('unlisted')],
      InvokeModelsThroughInferenceProfile: [modelArn('eu-central-1'), modelArn('eu-west-3')],
    });
  });

  it('names a model alone where it is called itself, and any other ARN as it is', async () => {
    assert.deepEqual(await resourcesFor({ target: target('plain.model') }), {
      InvokeModel: [modelArn('eu-central-1', 'plain.model')],
    });
    const provisioned = `arn:aws:bedrock:eu-central-1:${account}:provisioned-model/abc`;
    assert.deepEqual(await resourcesFor({ target: target(provisioned) }), { InvokeModel: [provisioned] });
  });
});

describe('The policy for what an account owns', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('names a prompt router with its profiles, and their models from the source region on', async () => {
    assert.deepEqual(await resourcesFor({ target: target(router.promptRouterArn) }), {
      InvokeModel: [
        modelArn('eu-central-1'),
        modelArn('eu-north-1'),
        modelArn('eu-west-1'),
        router.promptRouterArn,
        profileArn('eu.some'),
      ].sort(),
    });
  });

  it('names an endpoint of AWS Marketplace at Amazon Bedrock and at SageMaker', async () => {
    assert.deepEqual(await resourcesFor({ target: target(endpointArn) }), endpointStatements);
  });

  it('names the guardrail and the knowledge base', async () => {
    const guardrail = { id: 'gr1', name: 'G', version: 'DRAFT' };
    const knowledgeBase = { id: 'KB12345678', name: 'K' };
    assert.deepEqual(await resourcesFor({ guardrail, knowledgeBase }), {
      ApplyGuardrail: [profileArn('gr1', 'guardrail')],
      RetrieveFromKnowledgeBase: [profileArn('KB12345678', 'knowledge-base')],
    });
    const shared = 'arn:aws:bedrock:eu-central-1:999900001111:guardrail/gr2';
    assert.deepEqual(await resourcesFor({ guardrail: { ...guardrail, id: shared } }), {
      ApplyGuardrail: [shared],
    });
  });
});

describe('The policy of somebody who may ask nothing yet', () => {
  beforeEach(async () => {
    await setUp();
    denied = true;
  });
  afterEach(tearDown);

  it('follows from the target: its model, its regions, its profile', async () => {
    const regions = { foundationModelId: 'some.model-v1:0', destinationRegions: ['eu-north-1', 'eu-west-1'] };
    assert.deepEqual(await resourcesFor({ target: target('eu.some', regions) }), {
      InvokeInferenceProfile: [profileArn('eu.some')],
      InvokeModelsThroughInferenceProfile: [
        modelArn('eu-central-1'),
        modelArn('eu-north-1'),
        modelArn('eu-west-1'),
      ],
    });
    const global = { foundationModelId: 'some.model-v1:0' };
    assert.deepEqual(await resourcesFor({ target: target('global.some', global) }), {
      InvokeInferenceProfile: [profileArn('global.some')],
      InvokeModelsThroughInferenceProfile: [modelArn(''), modelArn('eu-central-1')],
    });
  });

  it('names an endpoint of AWS Marketplace at Amazon Bedrock and at SageMaker', async () => {
    assert.deepEqual(await resourcesFor({ target: target(endpointArn) }), endpointStatements);
  });

  it('names the model alone where it is the target', async () => {
    const same = { foundationModelId: 'plain.model' };
    assert.deepEqual(await resourcesFor({ target: target('plain.model', same) }), {
      InvokeModel: [modelArn('eu-central-1', 'plain.model')],
    });
  });

  it('allows either where it can’t be told whether the target is a model or a profile', async () => {
    assert.deepEqual(await resourcesFor({ target: target('what') }), {
      InvokeModel: [profileArn('what'), modelArn('eu-central-1', 'what')],
    });
  });

  it('has `*` for an account that nobody tells', async () => {
    known = false;
    const guardrail = { id: 'gr1', name: 'G', version: 'DRAFT' };
    assert.deepEqual(await resourcesFor({ guardrail }), {
      ApplyGuardrail: ['arn:aws:bedrock:eu-central-1:*:guardrail/gr1'],
    });
  });
});

describe('The partition in a policy', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  for (const [region, partition] of [
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
    ['eu-south-9', 'aws'],
  ] as const) {
    it(`is the region’s: ${region}`, async () => {
      denied = true;
      const connection = { profile: 'work', region };
      const same = target('m', { region, foundationModelId: 'm' });
      assert.deepEqual(await resourcesFor({ connection, target: same }), {
        InvokeModel: [modelArn(region, 'm', partition)],
      });
    });
  }
});

describe('A policy that is no longer wanted', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('ends with an AbortError', async () => {
    const identity = createIdentitySource(clients);
    const source = createPolicySource({ clients, catalogue: createModelCatalogue(clients), identity });
    const connection = { profile: 'work', region: 'eu-central-1' };
    await assert.rejects(source.policyFor({ connection }, AbortSignal.abort()), { name: 'AbortError' });
  });
});
