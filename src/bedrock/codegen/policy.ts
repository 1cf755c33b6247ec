/** An IAM policy document, as far as ours go. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * What is invoked: an inference profile with every model that it routes to, a SageMaker endpoint that Amazon Bedrock
 * calls in the caller's name (`accessArn` stands for all of them at Amazon Bedrock), or something that is called itself.
 */
export type InvokedResources =
  | { readonly kind: 'profile'; readonly profileArn: string; readonly modelArns: readonly string[] }
  | { readonly kind: 'endpoint'; readonly accessArn: string; readonly endpointArn: string }
  | { readonly kind: 'direct'; readonly arns: readonly string[] };

/** Everything that one configuration touches, by ARN. */
export interface PolicyResources {
  readonly invoked?: InvokedResources;
  readonly guardrailArn?: string;
  readonly knowledgeBaseArn?: string;
  /** The calls carry an Amazon Bedrock API key, which is a permission of its own. */
  readonly apiKey: boolean;
}

const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];
const INVOKE_ENDPOINT = ['sagemaker:InvokeEndpoint', 'sagemaker:InvokeEndpointWithResponseStream'];

/** What the tree and the pickers ask; none of it can be narrowed to a resource without emptying the lists. */
const BROWSE = [
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
];

/** The least that allows the configuration, a statement for each purpose; pure. */
export function buildPolicy(resources: PolicyResources): PolicyDocument {
  const { invoked, guardrailArn, knowledgeBaseArn, apiKey } = resources;
  return {
    Version: '2012-10-17',
    Statement: [
      ...(invoked ? invoke(invoked) : []),
      ...(guardrailArn === undefined
        ? []
        : [allow('ApplyGuardrail', ['bedrock:ApplyGuardrail'], [guardrailArn])]),
      ...(knowledgeBaseArn === undefined
        ? []
        : [allow('RetrieveFromKnowledgeBase', ['bedrock:Retrieve'], [knowledgeBaseArn])]),
      ...(apiKey ? [allow('UseApiKey', ['bedrock:CallWithBearerToken'], ['*'])] : []),
      allow('BrowseModelsAndResources', BROWSE, ['*']),
    ],
  };
}

function invoke(invoked: InvokedResources): readonly PolicyStatement[] {
  switch (invoked.kind) {
    case 'direct':
      return [allow('InvokeModel', INVOKE, invoked.arns)];
    case 'profile':
      return invokeProfile(invoked);
    case 'endpoint':
      return invokeEndpoint(invoked);
  }
}

/** The endpoint's own statement holds only for what Amazon Bedrock asks of it. */
function invokeEndpoint({
  accessArn,
  endpointArn,
}: Extract<InvokedResources, { kind: 'endpoint' }>): readonly PolicyStatement[] {
  const endpoint = allow('InvokeEndpointThroughBedrock', INVOKE_ENDPOINT, [endpointArn]);
  const through = { StringEquals: { 'aws:CalledViaLast': 'bedrock.amazonaws.com' } };
  return [allow('InvokeMarketplaceModel', INVOKE, [accessArn]), { ...endpoint, Condition: through }];
}

/** The models' own statement holds only for calls through the profile, as AWS recommends. */
function invokeProfile({
  profileArn,
  modelArns,
}: Extract<InvokedResources, { kind: 'profile' }>): readonly PolicyStatement[] {
  const models = allow('InvokeModelsThroughInferenceProfile', INVOKE, modelArns);
  const through = { ArnLike: { 'bedrock:InferenceProfileArn': profileArn } };
  return [allow('InvokeInferenceProfile', INVOKE, [profileArn]), { ...models, Condition: through }];
}

function allow(Sid: string, Action: readonly string[], resources: readonly string[]): PolicyStatement {
  return { Sid, Effect: 'Allow', Action, Resource: [...new Set(resources)].sort() };
}
