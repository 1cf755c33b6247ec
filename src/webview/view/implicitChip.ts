import * as l10n from '@vscode/l10n';
import { formatBytes } from '../../base/text.ts';
import type { ImplicitView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { tokensText } from './chips.ts';
import { el, icon, iconButton } from './dom.ts';

/** The code that is selected in the editor, with an eye that says whether it goes along, or why it can't. */
export function implicitChip(implicit: ImplicitView, post: Post): HTMLElement {
  const { label, detail, bytes, state } = implicit;
  const text = el(
    'span',
    'chip-open',
    icon(state === 'too-large' ? 'circle-slash' : 'code'),
    el('span', 'chip-label', label),
    el('span', 'chip-detail', shortly(implicit)),
  );
  text.title = `${label}\n${detail} · ${formatBytes(bytes)}\n${meaning(implicit)}`;
  const chip = el('div', `chip implicit ${state}`, text);
  chip.setAttribute('role', 'group');
  chip.setAttribute('aria-label', l10n.t('Selection: {0}, {1}. {2}', label, detail, meaning(implicit)));
  if (state === 'too-large') chip.setAttribute('aria-disabled', 'true');
  if (state === 'on' || state === 'off') chip.append(eye(state === 'on', post));
  return chip;
}

function eye(on: boolean, post: Post): HTMLElement {
  const name = on ? l10n.t('Leave Selection Out') : l10n.t('Send Selection Along');
  const element = iconButton(on ? 'eye' : 'eye-closed', name, () => post({ type: 'setImplicit', on: !on }));
  element.setAttribute('aria-pressed', String(on));
  return element;
}

function shortly(implicit: ImplicitView): string {
  if (implicit.state !== 'too-large') return `${implicit.detail} · ${tokensText(implicit.tokens)}`;
  const { bytes, limit } = implicit;
  return l10n.t('too large: {0}, the limit is {1}', formatBytes(bytes), formatBytes(limit));
}

function meaning(implicit: ImplicitView): string {
  switch (implicit.state) {
    case 'on':
      return l10n.t('The selected code goes with the next prompt.');
    case 'off':
      return l10n.t('The selected code does not go with the next prompt.');
    case 'sent':
      // Sending it again would only cost.
      return l10n.t('The selected code is in this conversation already.');
    case 'too-large':
      return l10n.t(
        'The selected code does not go with the next prompt: it is {0}, and the limit is {1}. Select a smaller part.',
        formatBytes(implicit.bytes),
        formatBytes(implicit.limit),
      );
  }
}
