import * as l10n from '@vscode/l10n';
import { spokenPrice } from '../models/priceText.ts';
import { residencyText } from '../models/residency.ts';
import { destinationsText, dotted, routeKindText } from '../words.ts';
import type { ItemData, TreeState } from './itemData.ts';
import type { RouteNode } from './nodes.ts';
import { factTable, plain } from './tooltip.ts';

const ICONS: Readonly<Record<RouteNode['route']['kind'], string>> = {
  profile: 'git-branch',
  'application-profile': 'tag',
  'global-profile': 'globe',
  'on-demand': 'server',
};

/** A route: where data may go first, since that is what routes are chosen by. */
export function routeItem(node: RouteNode, state: TreeState): ItemData {
  const { id, route, callable } = node;
  const label = route.kind === 'on-demand' ? l10n.t('On demand') : route.name;
  const residency = residencyText(route.destinationRegions);
  const inUse = isInUse(node, state) ? l10n.t('in use') : undefined;
  const refused = refusedText(node);
  const price = state.price(node);
  return {
    id,
    label,
    description: dotted(inUse, residency, severalRegions(node), refused && l10n.t('not allowed')) ?? '',
    tooltip: routeTooltip(node, label, dotted(inUse, refused ?? l10n.t('can be used'))),
    icon: { name: inUse === undefined ? (callable ? ICONS[route.kind] : 'circle-slash') : 'check' },
    contextValue: callable ? 'route callable' : 'route',
    collapsible: 'none',
    accessibilityLabel: [
      label,
      routeKindText(route.kind),
      residency,
      severalRegions(node),
      inUse,
      refused,
      price && spokenPrice(price),
    ]
      .filter((part) => part !== undefined)
      .join(', '),
  };
}

function routeTooltip({ route, arn, parent }: RouteNode, label: string, said: string | undefined): string {
  const table = factTable(
    [l10n.t('Route'), routeKindText(route.kind)],
    [
      [l10n.t('State'), said === undefined ? undefined : plain(said)],
      [l10n.t('Data residency'), plain(residencyText(route.destinationRegions))],
      [l10n.t('Processed in'), plain(destinationsText(route.destinationRegions))],
      [l10n.t('Sent from'), plain(parent.parent.parent.region)],
      [l10n.t('Sent as'), plain(route.id)],
      [l10n.t('ARN'), plain(arn)],
    ],
  );
  return [`**${plain(label)}**`, table].join('\n\n');
}

/** Unless one is all that there is to say. */
function severalRegions({ route: { destinationRegions } }: RouteNode): string | undefined {
  return destinationRegions && destinationRegions.length > 1
    ? destinationsText(destinationRegions)
    : undefined;
}

function refusedText({ route, parent, callable }: RouteNode): string | undefined {
  if (callable || !parent.callable) return undefined;
  return route.kind === 'global-profile'
    ? l10n.t('Global inference profiles are not allowed by the settings.')
    : l10n.t('The settings do not allow it.');
}

function isInUse({ route, parent }: RouteNode, { region, model, target }: TreeState): boolean {
  if (parent.parent.parent.region !== region) return false;
  if (model?.routeId !== undefined)
    return model.routeId === route.id && model.modelId === parent.model.modelId;
  return target?.modelId === route.id && target.foundationModelId === parent.model.modelId;
}
