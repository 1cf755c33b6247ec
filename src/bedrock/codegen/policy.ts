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

/** What is invoked: an inference profile with every model that it routes to, or something that is called itself. */
export type InvokedResources =
  | { readonly kind: 'profile'; readonly profileArn: string; readonly modelArns: readonly string[] }
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

/** The models' own statement holds only for calls through the profile, as AWS recommends. */
function invoke(invoked: InvokedResources): readonly PolicyStatement[] {
  if (invoked.kind === 'direct') return [allow('InvokeModel', INVOKE, invoked.arns)];
  const { profileArn, modelArns } = invoked;
  const models = allow('InvokeModelsThroughInferenceProfile', INVOKE, modelArns);
  const through = { ArnLike: { 'bedrock:InferenceProfileArn': profileArn } };
  return [allow('InvokeInferenceProfile', INVOKE, [profileArn]), { ...models, Condition: through }];
}

function allow(Sid: string, Action: readonly string[], resources: readonly string[]): PolicyStatement {
  return { Sid, Effect: 'Allow', Action, Resource: [...new Set(resources)].sort() };
}
