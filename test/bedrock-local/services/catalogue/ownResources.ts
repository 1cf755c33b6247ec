import { emptyAccount } from '../accounts.ts';
import { modelArn, modelsIn, partitionOf } from './regions.ts';

/** Whose lists are told, and for which region. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

type Listed = Readonly<Record<string, unknown>>;

/** The region where the stand-in's accounts keep what they own. */
const home = 'us-east-1';
const created = '2026-05-04T09:00:00Z';
const tuned = 'amazon.nova-lite-v1:0';

export function importedModels(place: Place): readonly Listed[] {
  return atHome(place, [
    {
      modelArn: arn(place, 'imported-model/wbimported01'),
      modelName: 'in-house-llama',
      creationTime: created,
      instructSupported: true,
      modelArchitecture: 'llama',
    },
    {
      modelArn: arn(place, 'imported-model/wbimported02'),
      modelName: 'in-house-base',
      creationTime: created,
      instructSupported: false,
      modelArchitecture: 'mistral',
    },
  ]);
}

export function customModels(place: Place): readonly Listed[] {
  const custom = (id: string, modelName: string, modelStatus: string): Listed => ({
    modelArn: customArn(place, id),
    modelName,
    creationTime: created,
    baseModelArn: modelArn(tuned, place.region),
    baseModelName: 'Nova Lite',
    customizationType: 'FINE_TUNING',
    ownerAccountId: place.accountId,
    modelStatus,
  });
  return atHome(place, [
    custom('wbcustom0001', 'support-tone', 'Active'),
    custom('wbcustom0002', 'legal-summaries', 'Creating'),
  ]);
}

export function deployments(place: Place): readonly Listed[] {
  const deployment = (id: string, name: string, more: Listed): Listed => ({
    customModelDeploymentArn: arn(place, `custom-model-deployment/${id}`),
    customModelDeploymentName: name,
    modelArn: customArn(place, 'wbcustom0001'),
    createdAt: created,
    lastUpdatedAt: created,
    ...more,
  });
  return atHome(place, [
    deployment('wbdeploy0001', 'support-tone-live', { status: 'Active' }),
    deployment('wbdeploy0002', 'support-tone-next', {
      status: 'Failed',
      failureMessage: 'The deployment quota of the account is used up.',
    }),
  ]);
}

export function throughputs(place: Place): readonly Listed[] {
  const throughput = (id: string, name: string, model: string, status: string): Listed => ({
    provisionedModelName: name,
    provisionedModelArn: arn(place, `provisioned-model/${id}`),
    modelArn: model,
    desiredModelArn: model,
    foundationModelArn: modelArn(tuned, place.region),
    modelUnits: 1,
    desiredModelUnits: 1,
    status,
    creationTime: created,
    lastModifiedTime: created,
  });
  return atHome(place, [
    throughput('wbprovision1', 'nova-lite-reserved', modelArn(tuned, place.region), 'InService'),
    throughput('wbprovision2', 'support-tone-reserved', customArn(place, 'wbcustom0001'), 'Creating'),
  ]);
}

/** AWS's own are of the `default` type, and in the account's ARNs all the same. */
export function promptRouters(place: Place): readonly Listed[] {
  const targets = ['amazon.nova-pro-v1:0', 'amazon.nova-lite-v1:0'].map((modelId) => ({
    modelArn: arn(place, `inference-profile/us.${modelId}`),
  }));
  const here = (modelsIn(place.region, place.accountId) ?? []).some(({ modelId }) => modelId === tuned);
  if (!here || !place.region.startsWith('us-') || place.region.startsWith('us-gov-')) return [];
  return [
    {
      promptRouterName: 'Nova Prompt Router',
      promptRouterArn: arn(place, 'default-prompt-router/amazon.nova:1'),
      description: 'Routes requests among models in the Nova family',
      routingCriteria: { responseQualityDifference: 0 },
      models: targets,
      fallbackModel: targets[0],
      status: 'AVAILABLE',
      type: 'default',
      createdAt: created,
      updatedAt: created,
    },
  ];
}

export function marketplaceEndpoints(place: Place): readonly Listed[] {
  const endpoint = (name: string, status: string, more: Listed = {}): Listed => ({
    endpointArn: `${sagemakerArn(place)}${name}`,
    modelSourceIdentifier:
      'arn:aws:sagemaker:us-east-1:aws:hub-content/SageMakerPublicHub/Model/a-local-model/1.0.0',
    status,
    createdAt: created,
    updatedAt: created,
    ...more,
  });
  return atHome(place, [
    endpoint('marketplace-writer', 'REGISTERED'),
    endpoint('marketplace-old', 'INCOMPATIBLE_ENDPOINT', {
      statusMessage: 'The endpoint was changed outside of Amazon Bedrock.',
    }),
  ]);
}

/** What answers for a resource that is called, and ready; undefined: it is none of the caller's. */
export function modelIdBehind(called: string, place: Place): string | undefined {
  const answering: readonly (readonly [string, string])[] = [
    [arn(place, 'imported-model/wbimported01'), 'meta.llama3-3-70b-instruct-v1:0'],
    [arn(place, 'custom-model-deployment/wbdeploy0001'), tuned],
    [arn(place, 'provisioned-model/wbprovision1'), tuned],
    [`${sagemakerArn(place)}marketplace-writer`, 'mistral.mistral-large-3-675b-instruct'],
  ];
  if (promptRouters(place).some((router) => router['promptRouterArn'] === called)) return tuned;
  return place.region === home ? answering.find(([known]) => known === called)?.[1] : undefined;
}

function atHome(place: Place, listed: readonly Listed[]): readonly Listed[] {
  return place.region === home && place.accountId !== emptyAccount ? listed : [];
}

function sagemakerArn({ region, accountId }: Place): string {
  return `arn:${partitionOf(region)}:sagemaker:${region}:${accountId}:endpoint/`;
}

function customArn(place: Place, id: string): string {
  return arn(place, `custom-model/${tuned}:300k/${id}`);
}

function arn({ region, accountId }: Place, resource: string): string {
  return `arn:${partitionOf(region)}:bedrock:${region}:${accountId}:${resource}`;
}
