import type { AwsRegion } from '../../chat/connection.ts';
import partitions from './partitions.json' with { type: 'json' };

/**
 * The regions of the SDK's endpoint rules, which it bundles but does not let others list: partitions.json is a copy
 * that `npm run regions` makes, and the unit tests hold equal to the installed SDK's.
 */
export function listRegions(): readonly AwsRegion[] {
  return partitions.flatMap(({ partition, regionRegex, regions }) => {
    // The rules also hold pseudo regions such as aws-global.
    const isRegion = new RegExp(regionRegex);
    return Object.entries<string>(regions)
      .filter(([id]) => isRegion.test(id))
      .map(([id, name]) => ({ id, name, partition }));
  });
}

/** The partition of any region, one that is newer than the rules too; undefined where no rule fits. */
export function partitionOf(region: string): string | undefined {
  const fitting = partitions.find(
    ({ regions, regionRegex }) => Object.hasOwn(regions, region) || new RegExp(regionRegex).test(region),
  );
  return fitting?.partition;
}

/** The region that a partition's global services are called in; an unknown partition counts as the commercial one. */
export function homeRegion(partition: string | undefined): string {
  return partitions.find((known) => known.partition === partition)?.homeRegion ?? 'us-east-1';
}
