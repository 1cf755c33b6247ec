import type { CallableResource, InferenceProfile, RegionCatalogue } from '../../chat/catalogue.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import { accountArn, foundationModelArn, isArn, resourceType, type Place } from './arns.ts';
import type { InvokedResources } from './policy.ts';

/** The resources behind a target that the region's lists know; undefined if they don't. */
export function listedResources(
  target: ModelTarget,
  catalogue: RegionCatalogue,
  place: Place,
): InvokedResources | undefined {
  const called = ({ arn }: { readonly arn: string }, id: string): boolean =>
    id === target.modelId || arn === target.modelId;
  const profile = catalogue.profiles.find((one) => called(one, one.id));
  if (profile) return profileResources(profile, place);
  const resource = catalogue.resources.find(({ arn }) => arn === target.modelId);
  if (resource) return resourceResources(resource, place);
  const model = catalogue.models.find((one) => called(one, one.modelId));
  if (!model) return undefined;
  return { kind: 'direct', arns: [model.arn || foundationModelArn(place, place.region, model.modelId)] };
}

/**
 * A prompt router calls what is behind it in the caller's name, through profiles that start from the source region; an
 * endpoint is SageMaker's; everything else answers by itself.
 */
function resourceResources(
  { kind, arn, behind = [], models }: CallableResource,
  place: Place,
): InvokedResources {
  if (kind !== 'prompt-router') return calledByArn(arn);
  const here = models.map(({ modelId }) => foundationModelArn(place, place.region, modelId));
  return { kind: 'direct', arns: [arn, ...behind, ...models.map(({ modelArn }) => modelArn), ...here] };
}

/** An ARN of another service's is an endpoint behind AWS Marketplace: Amazon Bedrock has one name for all of those. */
function calledByArn(arn: string): InvokedResources {
  const [, partition = 'aws', service, region = '', accountId = ''] = arn.split(':');
  if (service !== 'sagemaker') return { kind: 'direct', arns: [arn] };
  const accessArn = accountArn({ partition, region, accountId }, 'marketplace/model-endpoint', 'all-access');
  return { kind: 'endpoint', accessArn, endpointArn: arn };
}

/** The profile and every model that it routes to, that of the source region included: AWS checks it there first. */
export function profileResources(profile: InferenceProfile, place: Place): InvokedResources {
  const here = profile.models
    .filter(({ modelArn }) => resourceType(modelArn) === 'foundation-model')
    .map(({ modelId }) => foundationModelArn(place, place.region, modelId));
  return {
    kind: 'profile',
    profileArn: profile.arn || accountArn(place, 'inference-profile', profile.id),
    modelArns: [...profile.models.map(({ modelArn }) => modelArn), ...here],
  };
}

/** Whether GetInferenceProfile could know the target: nothing else than a profile, as far as can be told. */
export function mayBeProfile({ modelId, foundationModelId }: ModelTarget): boolean {
  if (modelId === foundationModelId) return false;
  return !isArn(modelId) || isProfileArn(modelId);
}

/** What follows from the target alone, for those who may not ask AWS: that is why they want the policy. */
export function supposedResources(target: ModelTarget, place: Place): InvokedResources {
  const { modelId, foundationModelId, destinationRegions = [] } = target;
  if (isArn(modelId) && !isProfileArn(modelId)) return calledByArn(modelId);
  const profileArn = accountArn(place, 'inference-profile', modelId);
  if (foundationModelId === undefined) {
    const either = isArn(modelId) ? [] : [foundationModelArn(place, place.region, modelId)];
    return { kind: 'direct', arns: [...either, profileArn] };
  }
  const modelIn = (region: string): string => foundationModelArn(place, region, foundationModelId);
  if (foundationModelId === modelId) return { kind: 'direct', arns: [modelIn(place.region)] };
  // Without regions it is a global profile, whose models' ARN names none.
  const regions = destinationRegions.length > 0 ? destinationRegions : [''];
  return { kind: 'profile', profileArn, modelArns: [place.region, ...regions].map(modelIn) };
}

function isProfileArn(arn: string): boolean {
  return resourceType(arn)?.endsWith('inference-profile') === true;
}
