import * as l10n from '@vscode/l10n';
import type { TurnView } from '../../protocol/views.ts';
import { el, iconButton } from './dom.ts';

/** What can be done with a prompt that was sent. */
export interface TurnToolsPorts {
  readonly edit: () => void;
  /** Shows what stands beside it, before (-1) or after (1). */
  readonly walk: (offset: -1 | 1) => void;
  readonly compare: () => void;
}

export interface TurnToolsView {
  readonly siblings: TurnView['siblings'];
}

/** Below a prompt: edit it and, where others stand in its place, walk through them. */
export function turnTools({ siblings }: TurnToolsView, ports: TurnToolsPorts): HTMLElement {
  const edit = iconButton('edit', l10n.t('Edit and Send Again'), ports.edit);
  edit.classList.add('when-idle');
  return el('div', 'turn-tools', ...(siblings ? [pager(siblings, ports), compare(ports)] : []), edit);
}

/** `‹ 2/3 ›` */
function pager({ index, count }: NonNullable<TurnView['siblings']>, ports: TurnToolsPorts): HTMLElement {
  const previous = walkButton('chevron-left', l10n.t('Previous Version'), -1, ports);
  const next = walkButton('chevron-right', l10n.t('Next Version'), 1, ports);
  previous.disabled = index === 0;
  next.disabled = index === count - 1;
  const place = el('span', 'turn-place', `${index + 1}/${count}`);
  place.setAttribute('aria-label', l10n.t('Version {0} of {1}', index + 1, count));
  place.setAttribute('role', 'img');
  const element = el('div', 'turn-pager', previous, place, next);
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', l10n.t('Versions'));
  return element;
}

function walkButton(icon: string, name: string, offset: -1 | 1, ports: TurnToolsPorts): HTMLButtonElement {
  const button = iconButton(icon, name, () => ports.walk(offset));
  button.dataset['walk'] = String(offset);
  return button;
}

function compare({ compare: run }: TurnToolsPorts): HTMLElement {
  return iconButton('diff', l10n.t('Compare Answers'), run);
}
