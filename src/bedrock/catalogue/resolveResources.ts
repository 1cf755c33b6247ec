import type { CallableResource, InferenceProfile, ProfileDestination } from '../../chat/catalogue.ts';
import { arnParts, toDestination } from './arn.ts';
import type { ListedResource } from './listedResource.ts';

/**
 * The resources with the foundation models that they come down to: a router through its profiles, a deployment or
 * throughput through its custom model. What no list tells stays unresolved; nothing is read into a name.
 */
export function resolveResources(
  listed: readonly ListedResource[],
  profiles: readonly InferenceProfile[],
): readonly CallableResource[] {
  const profilesByArn = new Map(profiles.map((profile) => [profile.arn, profile]));
  const listedByArn = new Map(listed.map((resource) => [resource.arn, resource]));
  const modelsBehind = (arn: string, seen: readonly string[]): readonly ProfileDestination[] => {
    if (seen.includes(arn)) return [];
    const profile = profilesByArn.get(arn);
    if (profile) return profile.models;
    if (arnParts(arn)?.type === 'foundation-model') return [toDestination(arn) ?? []].flat();
    const base = listedByArn.get(arn)?.behind ?? [];
    return base.flatMap((one) => modelsBehind(one, [...seen, arn]));
  };
  return listed.map((resource) => ({
    ...resource,
    models: distinct((resource.behind ?? []).flatMap((arn) => modelsBehind(arn, [resource.arn]))),
  }));
}

function distinct(models: readonly ProfileDestination[]): readonly ProfileDestination[] {
  return [...new Map(models.map((model) => [model.modelArn, model])).values()];
}
