import * as l10n from '@vscode/l10n';
import type { CallableResource } from '../../chat/catalogue.ts';
import { dotted, resourceKindText } from '../words.ts';
import type { ItemData } from './itemData.ts';
import type { ResourceNode, ResourcesNode } from './nodes.ts';
import { factTable, plain, tooltip } from './tooltip.ts';

export function resourcesItem({ id, resources, parent }: ResourcesNode): ItemData {
  const label = l10n.t('Your resources');
  const count = resources.length === 1 ? l10n.t('1 resource') : l10n.t('{0} resources', resources.length);
  return {
    id,
    label,
    description: String(resources.length),
    tooltip: tooltip(label, [
      l10n.t('{0} in {1}', count, parent.region),
      l10n.t('Custom and imported models, provisioned throughput, prompt routers and marketplace endpoints.'),
    ]),
    icon: { name: 'archive' },
    contextValue: 'resources',
    collapsible: 'collapsed',
    accessibilityLabel: `${label}, ${count}`,
  };
}

const ICONS: Readonly<Record<CallableResource['kind'], string>> = {
  'imported-model': 'cloud-upload',
  'custom-model': 'beaker',
  'custom-model-deployment': 'rocket',
  'provisioned-throughput': 'dashboard',
  'prompt-router': 'git-compare',
  'marketplace-endpoint': 'package',
};

export function resourceItem({ id, resource }: ResourceNode): ItemData {
  const { kind, name, ready } = resource;
  const state = stateText(resource);
  const base = baseText(resource);
  return {
    id,
    label: name,
    description: dotted(ready === false ? state : undefined, resourceKindText(kind), base) ?? '',
    tooltip: resourceTooltip(resource),
    icon: {
      name: ICONS[kind],
      ...(ready === false && { color: 'list.warningForeground' }),
      ...(ready === true && { color: 'testing.iconPassed' }),
    },
    contextValue: `resource ${resource.sendId === undefined ? 'indirect' : 'direct'}`,
    collapsible: 'none',
    accessibilityLabel: [name, resourceKindText(kind), state, base]
      .filter((part) => part !== undefined)
      .join(', '),
  };
}

function resourceTooltip(resource: CallableResource): string {
  const { name, kind, description, arn, sendId, statusDetail } = resource;
  const escaped = (text: string | undefined) => (text === undefined ? undefined : plain(text));
  const table = factTable(
    [l10n.t('State'), dotted(stateText(resource), statusDetail) ?? ''],
    [
      [l10n.t('Kind'), plain(resourceKindText(kind))],
      [l10n.t('Description'), escaped(description)],
      [l10n.t('Comes down to'), escaped(baseText(resource))],
      [
        l10n.t('Sent as'),
        plain(sendId ?? l10n.t('not called itself, but through a deployment or provisioned throughput')),
      ],
      [l10n.t('ARN'), plain(arn)],
    ],
  );
  return [`**${plain(name)}**`, table].join('\n\n');
}

/** AWS's own word where it is no plain yes. */
function stateText({ status, ready }: CallableResource): string {
  if (ready === true) return l10n.t('ready');
  return status === 'UNKNOWN' ? l10n.t('state unknown') : status;
}

function baseText({ models }: CallableResource): string | undefined {
  const ids = [...new Set(models.map(({ modelId }) => modelId))];
  return ids.length === 0 ? undefined : ids.join(', ');
}
