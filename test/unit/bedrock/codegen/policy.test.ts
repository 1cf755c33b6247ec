import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildPolicy, type PolicyResources } from '../../../../src/bedrock/codegen/policy.ts';
import { assertPolicy } from './iamPolicy.ts';

const profileArn = 'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.some.model-v1:0';
const invoke = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];
const browse = {
  Sid: 'BrowseModelsAndResources',
  Effect: 'Allow',
  Action: [
    'bedrock:GetFoundationModelAvailability',
    'bedrock:GetInferenceProfile',
    'bedrock:GetUseCaseForModelAccess',
    'bedrock:ListCustomModelDeployments',
    'bedrock:ListCustomModels',
    'bedrock:ListFoundationModels',
    'bedrock:ListGuardrails',
    'bedrock:ListImportedModels',
    'bedrock:ListInferenceProfiles',
    'bedrock:ListKnowledgeBases',
    'bedrock:ListMarketplaceModelEndpoints',
    'bedrock:ListPromptRouters',
    'bedrock:ListProvisionedModelThroughputs',
  ],
  Resource: ['*'],
};

function modelArn(region: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/some.model-v1:0`;
}

describe('The policy for a configuration', () => {
  it('allows a profile, and its models only through that profile, each once', () => {
    const modelArns = [modelArn('eu-west-1'), modelArn('eu-central-1'), modelArn('eu-west-1')];
    assert.deepEqual(buildPolicy({ invoked: { kind: 'profile', profileArn, modelArns }, apiKey: false }), {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'InvokeInferenceProfile', Effect: 'Allow', Action: invoke, Resource: [profileArn] },
        {
          Sid: 'InvokeModelsThroughInferenceProfile',
          Effect: 'Allow',
          Action: invoke,
          Resource: [modelArn('eu-central-1'), modelArn('eu-west-1')],
          Condition: { ArnLike: { 'bedrock:InferenceProfileArn': profileArn } },
        },
        browse,
      ],
    });
  });

  it('allows a model that is called itself', () => {
    const invoked = { kind: 'direct', arns: [modelArn('eu-central-1')] } as const;
    assert.deepEqual(buildPolicy({ invoked, apiKey: false }).Statement, [
      { Sid: 'InvokeModel', Effect: 'Allow', Action: invoke, Resource: [modelArn('eu-central-1')] },
      browse,
    ]);
  });

  it('allows an endpoint by Amazon Bedrock’s one name for them all, and itself only for what Amazon Bedrock asks', () => {
    const accessArn = 'arn:aws:bedrock:eu-central-1:111122223333:marketplace/model-endpoint/all-access';
    const endpointArn = 'arn:aws:sagemaker:eu-central-1:111122223333:endpoint/mine';
    const invoked = { kind: 'endpoint', accessArn, endpointArn } as const;
    assert.deepEqual(buildPolicy({ invoked, apiKey: false }).Statement, [
      { Sid: 'InvokeMarketplaceModel', Effect: 'Allow', Action: invoke, Resource: [accessArn] },
      {
        Sid: 'InvokeEndpointThroughBedrock',
        Effect: 'Allow',
        Action: ['sagemaker:InvokeEndpoint', 'sagemaker:InvokeEndpointWithResponseStream'],
        Resource: [endpointArn],
        Condition: { StringEquals: { 'aws:CalledViaLast': 'bedrock.amazonaws.com' } },
      },
      browse,
    ]);
  });

  it('allows the guardrail, the knowledge base and the API key, each in a statement of its own', () => {
    const guardrailArn = 'arn:aws:bedrock:eu-central-1:111122223333:guardrail/abc';
    const knowledgeBaseArn = 'arn:aws:bedrock:eu-central-1:111122223333:knowledge-base/KB12345678';
    const allow = { Effect: 'Allow' };
    assert.deepEqual(buildPolicy({ guardrailArn, knowledgeBaseArn, apiKey: true }).Statement, [
      { Sid: 'ApplyGuardrail', ...allow, Action: ['bedrock:ApplyGuardrail'], Resource: [guardrailArn] },
      {
        Sid: 'RetrieveFromKnowledgeBase',
        ...allow,
        Action: ['bedrock:Retrieve'],
        Resource: [knowledgeBaseArn],
      },
      { Sid: 'UseApiKey', ...allow, Action: ['bedrock:CallWithBearerToken'], Resource: ['*'] },
      browse,
    ]);
  });
});

describe('The policy for any configuration', () => {
  it('is what IAM accepts', () => {
    const region = fc.constantFrom('eu-central-1', 'us-gov-west-1', '');
    const arn = region.map(modelArn);
    const resources = fc.record<PolicyResources>(
      {
        invoked: fc.oneof(
          fc.record({ kind: fc.constant('direct' as const), arns: fc.array(arn, { minLength: 1 }) }),
          fc.record({
            kind: fc.constant('profile' as const),
            profileArn: fc.constant(profileArn),
            modelArns: fc.array(arn, { minLength: 1 }),
          }),
          fc.record({
            kind: fc.constant('endpoint' as const),
            accessArn: fc.constant(
              'arn:aws:bedrock:eu-central-1:111122223333:marketplace/model-endpoint/all-access',
            ),
            endpointArn: fc.constant('arn:aws:sagemaker:eu-central-1:111122223333:endpoint/mine'),
          }),
        ),
        guardrailArn: fc.constant('arn:aws:bedrock:eu-central-1:*:guardrail/abc'),
        knowledgeBaseArn: fc.constant('arn:aws:bedrock:eu-central-1:*:knowledge-base/KB'),
        apiKey: fc.boolean(),
      },
      { requiredKeys: ['apiKey'] },
    );
    fc.assert(fc.property(resources, (some) => assertPolicy(buildPolicy(some))));
  });
});
