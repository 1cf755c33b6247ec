import type { AwsRegion } from '../../chat/connection.ts';
import { regionNode, type OthersNode, type RegionNode } from './nodes.ts';

/** The regions of the present one's partition that are not shown, by name; those that were there stay the same nodes. */
export function otherRegions(
  all: readonly AwsRegion[],
  present: string,
  shown: readonly string[],
  parent: OthersNode,
  before: readonly RegionNode[] = [],
): readonly RegionNode[] {
  const home = all.find(({ id }) => id === present)?.partition ?? 'aws';
  const known = new Map(before.map((node) => [node.region, node]));
  return all
    .filter(({ id, partition }) => partition === home && !shown.includes(id))
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map(({ id, name }) => known.get(id) ?? regionNode(id, { parent, ...(name !== undefined && { name }) }));
}
