import * as l10n from '@vscode/l10n';
import type { CallableResource } from '../../chat/catalogue.ts';
import { dotted, resourceKindText } from '../words.ts';
import type { ItemData, TreeState } from './itemData.ts';
import type { ResourceNode, ResourcesNode } from './nodes.ts';
import { factTable, plain, tooltip } from './tooltip.ts';
import { usesOf } from './uses.ts';

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

/** What the account owns: why a chat can't use it comes first, where it can't. */
export function resourceItem({ id, resource, callable, parent }: ResourceNode, state: TreeState): ItemData {
  const { kind, name, sendId } = resource;
  const uses = usesOf(sendId ?? '', parent.parent.region, state);
  const what = [resourceKindText(kind), baseText(resource)];
  const told = stateText(resource, callable);
  // Where all is well, the icon says it.
  const obstacle = callable && resource.ready === true ? undefined : told;
  return {
    id,
    label: name,
    description: dotted(...uses, obstacle, ...what) ?? '',
    tooltip: resourceTooltip(resource, callable),
    icon: uses.length > 0 ? { name: 'check' } : resourceIcon(resource, callable),
    contextValue: ['resource', ...(callable ? ['callable'] : [])].join(' '),
    collapsible: 'none',
    accessibilityLabel: [name, ...uses, told, ...what].filter((part) => part !== undefined).join(', '),
  };
}

function resourceIcon({ kind, ready }: CallableResource, callable: boolean): ItemData['icon'] {
  const name = ICONS[kind];
  if (ready === false) return { name, color: 'list.warningForeground' };
  return callable && ready === true ? { name, color: 'testing.iconPassed' } : { name };
}

function resourceTooltip(resource: CallableResource, callable: boolean): string {
  const { name, kind, description, arn, sendId, statusDetail } = resource;
  const escaped = (text: string | undefined) => (text === undefined ? undefined : plain(text));
  const table = factTable(
    [l10n.t('State'), dotted(stateText(resource, callable), statusDetail) ?? ''],
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
function stateText({ status, ready, sendId, instruct }: CallableResource, callable: boolean): string {
  if (ready === false) return status;
  if (sendId === undefined) return l10n.t('called through a deployment or throughput');
  if (instruct === false) return l10n.t('follows no instructions');
  if (!callable) return l10n.t('not for a chat, or not allowed by the settings');
  if (ready === true) return l10n.t('ready');
  return status === 'UNKNOWN' ? l10n.t('state unknown') : status;
}

function baseText({ models }: CallableResource): string | undefined {
  const ids = [...new Set(models.map(({ modelId }) => modelId))];
  return ids.length === 0 ? undefined : ids.join(', ');
}
