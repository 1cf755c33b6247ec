import { integer, oneOf, text, type Constraint, type Constraints } from '../constraint.ts';

const part = '[a-z0-9-]{1,63}';
const version = `(:${part}){0,2}`;
const modelName = `${part}[.](${part}[.]){0,2}${part}${version}`;
const arn = 'arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:';
const custom = `${arn}[0-9]{12}:custom-model/(imported|${part}[.]${part}${version})/[a-z0-9]{12}`;
const foundation = `${arn}:foundation-model/${modelName}`;
const deployable =
  'arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model/(imported|' +
  `${part}[.]${part}(${part}[.]){0,2}${part}${version})/[a-z0-9]{12}`;

const modelArn = text(`(${custom})|(${foundation})`, 20, 1011);
const nameContains = text('([0-9a-zA-Z][_-]?){1,63}', 1, 63);
const sorting = { sortBy: oneOf('CreationTime'), sortOrder: oneOf('Ascending', 'Descending') };
const page = { maxResults: integer(1, 1000), nextToken: text('\\S*', 1, 2048) };
const modelId = text(`${part}[.]${part}(${part}[.]){0,2}${part}${version}(/[a-z0-9]{12}|)`, 0, 140);

/** Reference: Amazon Bedrock API, control plane: what an account has of its own, and agreements. */
export const bedrockListConstraints: Constraints = {
  ...of('ListImportedModelsRequest', { ...page, ...sorting, nameContains }),
  ...of('ListCustomModelsRequest', {
    ...page,
    ...sorting,
    nameContains,
    baseModelArnEquals: modelArn,
    foundationModelArnEquals: text(foundation),
    modelStatus: oneOf('Active', 'Creating', 'Failed'),
  }),
  ...of('ListCustomModelDeploymentsRequest', {
    ...page,
    ...sorting,
    nameContains,
    statusEquals: oneOf('Creating', 'Active', 'Failed'),
    modelArnEquals: text(deployable, 20, 1011),
  }),
  ...of('ListProvisionedModelThroughputsRequest', {
    ...page,
    ...sorting,
    nameContains,
    statusEquals: oneOf('Creating', 'InService', 'Updating', 'Failed'),
    modelArnEquals: modelArn,
  }),
  ...of('ListPromptRoutersRequest', { ...page, type: oneOf('custom', 'default') }),
  ...of('ListMarketplaceModelEndpointsRequest', {
    ...page,
    modelSourceEquals: text('.*arn:aws:sagemaker:.*:hub-content/SageMakerPublicHub/Model/.*', 0, 2048),
  }),
  ...of('ListFoundationModelAgreementOffersRequest', { modelId, offerType: oneOf('ALL', 'PUBLIC') }),
  ...of('CreateFoundationModelAgreementRequest', { modelId }),
};

function of(shape: string, members: Readonly<Record<string, Constraint>>): Constraints {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [`${shape}.${name}`, value]));
}
