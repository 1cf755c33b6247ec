import * as l10n from '@vscode/l10n';
import type { ItemData } from './itemData.ts';
import type { MessageNode } from './nodes.ts';
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
      const icon = { name: 'loading~spin' };
      return { label, tooltip: tooltip(label, []), icon, contextValue: 'loading' };
    }
    case 'empty': {
      const label = l10n.t('No models');
      const why = l10n.t('Amazon Bedrock lists none for this account in {0}.', parent.region);
      return {
        label,
        description: why,
        tooltip: tooltip(label, [why]),
        icon: { name: 'info' },
        contextValue: 'empty',
      };
    }
    case 'failed': {
      const { message: label, remedy, detail } = message.failure;
      const says = detail === undefined ? undefined : l10n.t('AWS says: {0}', detail);
      return {
        label,
        description: remedy,
        tooltip: tooltip(label, [remedy, message.operation, says]),
        icon: { name: 'error', color: 'list.errorForeground' },
        contextValue: 'failed',
      };
    }
  }
}

function sentences(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first.replace(/\.$/, '')}. ${second}`;
}
