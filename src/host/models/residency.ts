import * as l10n from '@vscode/l10n';

/** The geographies that region IDs begin with, the longer ones first. */
const GEOGRAPHIES: readonly (readonly [prefix: string, name: () => string])[] = [
  ['us-gov-', () => l10n.t('US GovCloud')],
  ['us-', () => l10n.t('US')],
  ['eu-', () => l10n.t('Europe')],
  ['ap-', () => l10n.t('Asia Pacific')],
  ['ca-', () => l10n.t('Canada')],
  ['sa-', () => l10n.t('South America')],
  ['me-', () => l10n.t('Middle East')],
  ['af-', () => l10n.t('Africa')],
  ['il-', () => l10n.t('Israel')],
  ['mx-', () => l10n.t('Mexico')],
  ['cn-', () => l10n.t('China')],
];

/**
 * Where data of a call may be processed, in a few words: `only eu-central-1`, `stays in Europe`, `US and Canada`,
 * `worldwide` (undefined regions are a global route's).
 */
export function residencyText(regions: readonly string[] | undefined): string {
  if (regions === undefined) return l10n.t('worldwide');
  const [only, ...others] = regions;
  if (only === undefined) return l10n.t('unknown regions');
  if (others.length === 0) return l10n.t('only {0}', only);
  const names = [...new Set(regions.map(geographyOf))];
  const [first = ''] = names;
  return names.length === 1 ? l10n.t('stays in {0}', first) : names.join(', ');
}

/** A region of a geography that nobody has named yet stands for itself. */
function geographyOf(region: string): string {
  return GEOGRAPHIES.find(([prefix]) => region.startsWith(prefix))?.[1]() ?? region;
}
