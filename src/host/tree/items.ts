import * as l10n from '@vscode/l10n';
import type { ItemData, TreeState } from './itemData.ts';
import { messageItem } from './messageItem.ts';
import { modelItem } from './modelItem.ts';
import type { GroupNode, OthersNode, RegionNode, TreeNode } from './nodes.ts';
import { resourceItem, resourcesItem } from './resourceItem.ts';
import { routeItem } from './routeItem.ts';
import { tooltip } from './tooltip.ts';

export function itemData(node: TreeNode, state: TreeState): ItemData {
  switch (node.kind) {
    case 'region':
      return regionItem(node, state);
    case 'others':
      return othersItem(node);
    case 'message':
      return messageItem(node);
    case 'group':
      return groupItem(node);
    case 'model':
      return modelItem(node, state);
    case 'route':
      return routeItem(node, state);
    case 'resources':
      return resourcesItem(node);
    case 'resource':
      return resourceItem(node, state);
  }
}

function regionItem({ id, region, name, parent }: RegionNode, state: TreeState): ItemData {
  const current = region === state.region;
  const pinned = state.pinned.includes(region);
  const description = current ? l10n.t('current region') : name;
  return {
    id,
    label: region,
    ...(description !== undefined && { description }),
    tooltip: tooltip(region, [name, regionUse(current)]),
    icon: { name: pinned && !current ? 'pinned' : 'globe' },
    contextValue: ['region', pinned ? 'pinnedRegion' : 'unpinnedRegion'].join(' '),
    collapsible: current && !parent ? 'expanded' : 'collapsed',
    accessibilityLabel: listed(
      l10n.t('Region {0}', region),
      description,
      pinned && !current ? l10n.t('pinned') : undefined,
    ),
  };
}

function regionUse(current: boolean): string {
  return current
    ? l10n.t('Calls are sent to this region.')
    : l10n.t('Using one of its models makes it the current region.');
}

function othersItem({ id }: OthersNode): ItemData {
  const label = l10n.t('Other regions');
  return {
    id,
    label,
    tooltip: tooltip(label, [
      l10n.t('The regions of the same partition. Nothing is asked of one before it is opened.'),
    ]),
    icon: { name: 'ellipsis' },
    contextValue: 'others',
    collapsible: 'collapsed',
    accessibilityLabel: label,
  };
}

function groupItem({ id, group, name, models, total, open, parent }: GroupNode): ItemData {
  const favourites = group === 'favourites';
  const label = favourites ? l10n.t('Favourites') : name;
  const count = countText(models.length, favourites ? models.length : total);
  return {
    id,
    label,
    description: favourites || models.length === total ? String(models.length) : count,
    tooltip: tooltip(label, [l10n.t('{0} in {1}', count, parent.region)]),
    icon: { name: favourites ? 'star-full' : 'organization' },
    contextValue: group,
    collapsible: open ? 'expanded' : 'collapsed',
    accessibilityLabel: listed(label, count),
  };
}

function countText(shown: number, total: number): string {
  if (shown < total) return l10n.t('{0} of {1} models', shown, total);
  return total === 1 ? l10n.t('1 model') : l10n.t('{0} models', total);
}

function listed(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(', ');
}
