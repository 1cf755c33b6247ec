import * as l10n from '@vscode/l10n';
import type { ItemData } from './itemData.ts';
import type { MessageNode, RegionMessage } from './nodes.ts';
import { tooltip } from './tooltip.ts';

type MessageData = Pick<ItemData, 'label' | 'description' | 'tooltip' | 'icon' | 'contextValue'>;

/** A row about the region's list: on its way, empty, or failed with cause and remedy. */
export function messageItem(node: MessageNode): ItemData {
  const data = messageData(node);
  return {
    id: node.id,
    ...data,
    collapsible: 'none',
    accessibilityLabel: sentences(data.label, data.description),
  };
}

function messageData({ message, parent }: MessageNode): MessageData {
  switch (message.kind) {
    case 'loading': {
      const label = l10n.t('Loading models…');
      return told(label, undefined, 'loading~spin', 'loading');
    }
    case 'empty':
      return told(
        l10n.t('No models'),
        l10n.t('Amazon Bedrock lists none for this account in {0}.', parent.region),
        'info',
        'empty',
      );
    case 'filtered':
      return told(
        l10n.t('Nothing matches the filter'),
        l10n.t('{0} models are hidden.', message.models),
        'filter',
        'filtered',
      );
    case 'partial':
      return partialData(message);
    case 'failed':
      return failedData(message);
  }
}

function told(label: string, why: string | undefined, icon: string, contextValue: string): MessageData {
  return {
    label,
    ...(why !== undefined && { description: why }),
    tooltip: tooltip(label, [why]),
    icon: { name: icon },
    contextValue,
  };
}

function partialData({ failures }: Extract<RegionMessage, { kind: 'partial' }>): MessageData {
  const label =
    failures.length === 1 ? l10n.t('1 list is missing') : l10n.t('{0} lists are missing', failures.length);
  return {
    label,
    description: failures.map(({ operation }) => operation).join(', '),
    tooltip: tooltip(
      label,
      failures.map(({ operation, failure }) => `${operation}: ${failure.message} ${failure.remedy}`),
    ),
    icon: { name: 'info' },
    contextValue: failures.some(({ failure }) => failure.denied) ? 'partial denied' : 'partial',
  };
}

function failedData({ failure, operation }: Extract<RegionMessage, { kind: 'failed' }>): MessageData {
  const { message: label, remedy, detail } = failure;
  const says = detail === undefined ? undefined : l10n.t('AWS says: {0}', detail);
  return {
    label,
    description: remedy,
    tooltip: tooltip(label, [remedy, operation, says]),
    icon: { name: 'error', color: 'list.errorForeground' },
    contextValue: failure.actions.includes('show-policy') ? 'failed denied' : 'failed',
  };
}

function sentences(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first.replace(/\.$/, '')}. ${second}`;
}
