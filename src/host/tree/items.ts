import * as l10n from '@vscode/l10n';
import { destinationsText, dotted, routeKindText } from '../words.ts';
import type { ItemData, TreeState } from './itemData.ts';
import { messageItem } from './messageItem.ts';
import { modelItem } from './modelItem.ts';
import type { ProviderNode, RegionNode, RouteNode, TreeNode } from './nodes.ts';
import { tooltip } from './tooltip.ts';

export function itemData(node: TreeNode, state: TreeState): ItemData {
  switch (node.kind) {
    case 'region':
      return regionItem(node, state);
    case 'message':
      return messageItem(node);
    case 'provider':
      return providerItem(node);
    case 'model':
      return modelItem(node, state);
    case 'route':
      return routeItem(node, state);
  }
}

function regionItem({ id, region }: RegionNode, state: TreeState): ItemData {
  const current = region === state.region;
  const pinned = state.pinned.includes(region);
  const description = current ? l10n.t('current region') : undefined;
  return {
    id,
    label: region,
    ...(description !== undefined && { description }),
    tooltip: tooltip(region, [
      current
        ? l10n.t('Calls are sent to this region.')
        : l10n.t('Shown besides the current region. Using one of its models makes it the current one.'),
    ]),
    icon: { name: 'globe' },
    contextValue: pinned ? 'region pinnedRegion' : 'region',
    collapsible: current ? 'expanded' : 'collapsed',
    accessibilityLabel: [l10n.t('Region {0}', region), ...(current ? [l10n.t('current region')] : [])].join(
      ', ',
    ),
  };
}

function providerItem({ id, name, models, parent }: ProviderNode): ItemData {
  const count = models.length === 1 ? l10n.t('1 model') : l10n.t('{0} models', models.length);
  return {
    id,
    label: name,
    description: String(models.length),
    tooltip: tooltip(name, [l10n.t('{0} in {1}', count, parent.region)]),
    icon: { name: 'organization' },
    contextValue: 'provider',
    collapsible: 'collapsed',
    accessibilityLabel: `${name}, ${count}`,
  };
}

const ROUTE_ICONS: Readonly<Record<RouteNode['route']['kind'], string>> = {
  profile: 'git-branch',
  'application-profile': 'tag',
  'global-profile': 'globe',
  'on-demand': 'server',
};

function routeItem(node: RouteNode, state: TreeState): ItemData {
  const { id, route, parent, callable } = node;
  const label = route.kind === 'on-demand' ? l10n.t('On demand') : route.name;
  const destinations = destinationsText(route.destinationRegions);
  const inUse = isInUse(node, state) ? l10n.t('in use') : undefined;
  const refused =
    parent.callable && !callable
      ? l10n.t('Global inference profiles are not allowed by the settings.')
      : undefined;
  return {
    id,
    label,
    description: dotted(inUse, destinations) ?? '',
    tooltip: tooltip(label, [
      routeKindText(route.kind),
      l10n.t('Sent as: {0}', route.id),
      l10n.t('May be processed in: {0}', destinations),
      refused,
    ]),
    icon: { name: inUse === undefined ? ROUTE_ICONS[route.kind] : 'check' },
    contextValue: callable ? 'route callable' : 'route',
    collapsible: 'none',
    accessibilityLabel: [label, routeKindText(route.kind), destinations, inUse, refused]
      .filter((part) => part !== undefined)
      .join(', '),
  };
}

function isInUse({ route, parent }: RouteNode, { region, model, target }: TreeState): boolean {
  if (parent.parent.parent.region !== region) return false;
  if (model?.routeId !== undefined)
    return model.routeId === route.id && model.modelId === parent.model.modelId;
  return target?.modelId === route.id && target.foundationModelId === parent.model.modelId;
}
