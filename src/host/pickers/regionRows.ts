import * as l10n from '@vscode/l10n';
import type { AwsRegion } from '../../chat/connection.ts';
import type { ResolvedConnection } from '../../chat/resolveConnection.ts';
import { dotted, regionOriginText } from '../words.ts';
import { item, separator, value, type PickItem, type PickRow } from './rows.ts';

/** `region` undefined: whatever the profile says. */
export interface RegionChoice {
  readonly region?: string;
}

export interface RegionLists {
  /** All that the SDK knows. */
  readonly all: readonly AwsRegion[];
  /** Those that AWS lists for Amazon Bedrock, of the partitions that it tells of; absent while or where it does not. */
  readonly published?: readonly AwsRegion[];
}

/** `own` is what the connection would be if the settings named no region. */
export function regionRows(
  connection: ResolvedConnection,
  own: ResolvedConnection,
  { all, published = [] }: RegionLists,
): readonly PickRow<RegionChoice>[] {
  const chosen = connection.regionOrigin === 'setting' ? connection.region : undefined;
  const regions = withNewer(all, published);
  const unlisted = chosen !== undefined && !regions.some(({ id }) => id === chosen);
  return [
    ownRow(own, chosen === undefined),
    ...(unlisted ? [regionRow({ id: chosen }, chosen)] : []),
    ...byPartition(regions, connection.region).flatMap(([partition, members]) =>
      byBedrock(partitionText(partition), members, published).flatMap(([title, some]) => [
        separator(title),
        ...some.map((region) => regionRow(region, chosen)),
      ]),
    ),
  ];
}

/** AWS may know regions that the SDK does not. */
function withNewer(all: readonly AwsRegion[], published: readonly AwsRegion[]): readonly AwsRegion[] {
  return [...all, ...published.filter(({ id }) => !all.some((known) => known.id === id))];
}

/** The regions of a partition, those that AWS lists for Amazon Bedrock first; all together where it tells nothing. */
function byBedrock(
  name: string,
  members: readonly AwsRegion[],
  published: readonly AwsRegion[],
): readonly (readonly [title: string, regions: readonly AwsRegion[]])[] {
  const isListed = ({ id }: AwsRegion): boolean => published.some((one) => one.id === id);
  const listed = members.filter(isListed);
  if (listed.length === 0) return [[name, members]];
  const others = members.filter((region) => !isListed(region));
  return [
    [l10n.t('{0}: Amazon Bedrock is there', name), listed],
    ...(others.length === 0 ? [] : [[l10n.t('{0}: not listed for Amazon Bedrock', name), others] as const]),
  ];
}

/** Regions that can be shown besides those that are. */
export function otherRegionRows(
  shown: readonly string[],
  current: string,
  regions: readonly AwsRegion[],
): readonly PickRow<string>[] {
  const others = regions.filter(({ id }) => !shown.includes(id));
  return byPartition(others, current).flatMap(([partition, members]) => [
    separator(partitionText(partition)),
    ...members.map(({ id, name }) => item(id, { description: name, icon: 'globe', choose: value(id) })),
  ]);
}

/** A region that is newer than the SDK can be typed. */
export function typedRegion<T>(
  text: string,
  known: readonly string[],
  choice: (region: string) => T,
): PickItem<T> | undefined {
  const region = text.toLowerCase();
  if (known.includes(region) || !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) return undefined;
  return item(l10n.t('Use “{0}”', region), {
    detail: l10n.t('The AWS SDK in this version does not list it.'),
    icon: 'globe',
    alwaysShow: true,
    choose: value(choice(region)),
  });
}

function ownRow(own: ResolvedConnection, current: boolean): PickItem<RegionChoice> {
  const label =
    own.regionOrigin === 'profile'
      ? l10n.t('Use the profile’s region ({0})', own.region)
      : l10n.t('Choose no region ({0})', own.region);
  return item(label, {
    description: own.regionOrigin === 'profile' ? undefined : regionOriginText(own.regionOrigin),
    icon: 'account',
    current,
    choose: value({}),
  });
}

function regionRow(
  region: Pick<AwsRegion, 'id' | 'name'>,
  chosen: string | undefined,
): PickItem<RegionChoice> {
  return item(region.id, {
    description: dotted(region.name),
    icon: 'globe',
    current: region.id === chosen,
    choose: value({ region: region.id }),
  });
}

/** The partition of the present region first, then the commercial one, then the rest by name. */
function byPartition(
  regions: readonly AwsRegion[],
  current: string,
): readonly (readonly [string, readonly AwsRegion[]])[] {
  const home = regions.find(({ id }) => id === current)?.partition;
  const rank = (partition: string): number => (partition === home ? 0 : partition === 'aws' ? 1 : 2);
  return [...Map.groupBy(regions, ({ partition }) => partition)]
    .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
    .map(([partition, members]) => [partition, members.toSorted((a, b) => a.id.localeCompare(b.id))]);
}

/** A partition that nobody has named yet is shown by its ID. */
function partitionText(partition: string): string {
  const names: Readonly<Record<string, string>> = {
    aws: l10n.t('AWS (commercial)'),
    'aws-cn': l10n.t('AWS China'),
    'aws-us-gov': l10n.t('AWS GovCloud (US)'),
  };
  return names[partition] ?? partition;
}
