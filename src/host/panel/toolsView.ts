import * as l10n from '@vscode/l10n';
import type { ChoiceView } from '../../protocol/views.ts';
import type { ChoicesSnapshot } from '../choices/choices.ts';

/** Names that a tooltip shows well. */
const NAMED = 12;

/** The control of the tools: how many are on, and which. */
export function toolsView({ tools = [], target }: Pick<ChoicesSnapshot, 'tools' | 'target'>): ChoiceView {
  const on = tools.map(({ label }) => label);
  if (on.length === 0) {
    return { picker: 'tools', label: l10n.t('No tools'), tooltip: l10n.t('Tools: none'), active: false };
  }
  const label = on.length === 1 ? l10n.t('1 tool') : l10n.t('{0} tools', on.length);
  const tooltip = l10n.t('Tools: {0}', named(on));
  const useless = target?.model?.tools === false;
  return {
    picker: 'tools',
    label,
    tooltip: useless ? `${tooltip}\n${l10n.t('{0} takes no tools', target.label)}` : tooltip,
    active: !useless,
  };
}

function named(labels: readonly string[]): string {
  const left = labels.length - NAMED;
  const names = labels.slice(0, NAMED).join(', ');
  return left > 0 ? l10n.t('{0} and {1} more', names, left) : names;
}
