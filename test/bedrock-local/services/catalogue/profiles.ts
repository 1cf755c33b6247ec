import { emptyAccount, largeAccount } from '../accounts.ts';
import { largeModels, largeRegions } from './largeCatalogue.ts';
import { modelArn, modelsIn, partitionOf } from './regions.ts';
import { models } from './models.ts';
import type { Model } from './model.ts';

/** An inference profile of one region, as ListInferenceProfiles and GetInferenceProfile tell it. */
interface InferenceProfile {
  readonly inferenceProfileId: string;
  readonly inferenceProfileArn: string;
  readonly inferenceProfileName: string;
  readonly description: string;
  readonly type: 'SYSTEM_DEFINED' | 'APPLICATION';
  readonly status: 'ACTIVE';
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly models: readonly { readonly modelArn: string }[];
}

interface Geography {
  readonly label: string;
  /** Where calls may start and where they may go; a global profile goes anywhere. */
  readonly regions: readonly string[];
  /** Only these models have a profile here; undefined: every model that can be called through one. */
  readonly only?: readonly string[];
}

const recent = [
  'anthropic.claude-opus-4-5-20251101-v1:0',
  'anthropic.claude-sonnet-4-6',
  'anthropic.claude-sonnet-4-5-20250929-v1:0',
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'amazon.nova-2-lite-v1:0',
];
const local = [
  'anthropic.claude-sonnet-4-5-20250929-v1:0',
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'amazon.nova-2-lite-v1:0',
];
const commercial = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'eu-central-1',
  'eu-west-1',
  'ap-northeast-1',
  'ap-southeast-2',
];

const geographies: Readonly<Record<string, Geography>> = {
  us: { label: 'US', regions: ['us-east-1', 'us-east-2', 'us-west-2'] },
  eu: { label: 'EU', regions: ['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-3'] },
  apac: {
    label: 'APAC',
    regions: ['ap-northeast-1', 'ap-northeast-2', 'ap-southeast-1', 'ap-southeast-2'],
    only: ['amazon.nova-pro-v1:0', 'amazon.nova-lite-v1:0', 'amazon.nova-micro-v1:0'],
  },
  jp: { label: 'JP', regions: ['ap-northeast-1', 'ap-northeast-3'], only: local },
  au: { label: 'AU', regions: ['ap-southeast-2', 'ap-southeast-4'], only: local },
  'us-gov': { label: 'US-GOV', regions: ['us-gov-west-1', 'us-gov-east-1'] },
  global: { label: 'GLOBAL', regions: commercial, only: recent },
};

const within = (...beginnings: readonly string[]): readonly string[] =>
  largeRegions.filter((region) => beginnings.some((beginning) => region.startsWith(beginning)));

/** Every model that can be called through a profile has one in each geography, and one that is global. */
const largeGeographies: Readonly<Record<string, Geography>> = {
  us: { label: 'US', regions: within('us-') },
  ca: { label: 'CA', regions: within('ca-') },
  eu: { label: 'EU', regions: within('eu-') },
  apac: { label: 'APAC', regions: within('ap-') },
  me: { label: 'ME', regions: within('me-') },
  global: { label: 'GLOBAL', regions: largeRegions },
};

/** The profiles that an account sees in a region: AWS's, then its own. */
export function profilesIn(region: string, accountId: string): readonly InferenceProfile[] {
  const available = modelsIn(region, accountId) ?? [];
  const system = Object.entries(geographiesOf(accountId)).flatMap(([prefix, geography]) =>
    geography.regions.includes(region)
      ? available
          .filter((model) => routes(geography, model))
          .map((model) => systemProfile(prefix, geography, model, region, accountId))
      : [],
  );
  return [...system, ...applicationProfiles(region, accountId)];
}

function geographiesOf(accountId: string): Readonly<Record<string, Geography>> {
  return accountId === largeAccount ? largeGeographies : geographies;
}

function routes(geography: Geography, model: Model): boolean {
  return model.inference.includes('INFERENCE_PROFILE') && (geography.only?.includes(model.modelId) ?? true);
}

function systemProfile(
  prefix: string,
  geography: Geography,
  model: Model,
  region: string,
  accountId: string,
): InferenceProfile {
  const id = `${prefix}.${model.modelId}`;
  const destinations = prefix === 'global' ? ['', region] : geography.regions;
  const where =
    prefix === 'global' ? 'globally across all supported AWS Regions' : `in ${geography.regions.join(', ')}`;
  return {
    inferenceProfileId: id,
    inferenceProfileArn: `arn:${partitionOf(region)}:bedrock:${region}:${accountId}:inference-profile/${id}`,
    inferenceProfileName: `${geography.label} ${model.provider} ${model.name}`,
    description: `Routes requests to ${model.name} ${where}.`,
    type: 'SYSTEM_DEFINED',
    status: 'ACTIVE',
    createdAt: '2025-10-15T00:00:00Z',
    updatedAt: '2025-10-15T00:00:00Z',
    models: destinations.map((destination) => ({ modelArn: modelArn(model.modelId, destination) })),
  };
}

interface Application {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly region: string;
  readonly modelId: string;
  /** Empty: any region. */
  readonly destinations: readonly string[];
}

const applications: readonly Application[] = [
  {
    id: 'wb1payments01',
    name: 'payments-team-haiku',
    description: 'Payments team. Costs are tagged with it',
    region: 'us-east-1',
    modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
    destinations: ['us-east-1', 'us-east-2', 'us-west-2'],
  },
  {
    id: 'wb2platform02',
    name: 'platform-team-nova',
    description: 'Platform team. One region only',
    region: 'us-east-1',
    modelId: 'amazon.nova-pro-v1:0',
    destinations: ['us-east-1'],
  },
  {
    id: 'wb3research03',
    name: 'research-sonnet',
    description: 'Research. Stays in the EU',
    region: 'eu-central-1',
    modelId: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
    destinations: ['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-3'],
  },
];

/** A team for each of the models that a profile leads to, in the geography's first region. */
function teamsOf(region: string): readonly Application[] {
  if (!region.endsWith('-1')) return [];
  return largeModels
    .filter((model) => model.inference.includes('INFERENCE_PROFILE'))
    .map(({ modelId, name }, i) => ({
      id: `wbteam${String(i).padStart(6, '0')}`,
      name: `team-${String(i)}-${name.toLowerCase().replaceAll(' ', '-')}`,
      description: `Team ${String(i)}. Costs are tagged with it`,
      region,
      modelId,
      destinations: [region],
    }));
}

function applicationsOf(region: string, accountId: string): readonly Application[] {
  if (accountId === emptyAccount) return [];
  return accountId === largeAccount ? teamsOf(region) : applications;
}

function applicationProfiles(region: string, accountId: string): readonly InferenceProfile[] {
  return applicationsOf(region, accountId)
    .filter((application) => application.region === region)
    .map((application) => ({
      inferenceProfileId: application.id,
      inferenceProfileArn: `arn:${partitionOf(region)}:bedrock:${region}:${accountId}:application-inference-profile/${application.id}`,
      inferenceProfileName: application.name,
      description: application.description,
      type: 'APPLICATION',
      status: 'ACTIVE',
      createdAt: '2026-07-13T14:00:42.680622107Z',
      updatedAt: '2026-07-13T14:00:42.680622107Z',
      models: application.destinations.map((to) => ({ modelArn: modelArn(application.modelId, to) })),
    }));
}

/** By ID or ARN. */
export function findProfile(
  identifier: string,
  region: string,
  accountId: string,
): InferenceProfile | undefined {
  return profilesIn(region, accountId).find(
    (profile) => profile.inferenceProfileId === identifier || profile.inferenceProfileArn === identifier,
  );
}

/** The foundation model that a profile routes to. */
export function modelBehind(profile: InferenceProfile): Model | undefined {
  const arn = profile.models[0]?.modelArn ?? '';
  return [...models, ...largeModels].find((model) => arn.endsWith(`/${model.modelId}`));
}
