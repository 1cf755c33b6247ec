import * as l10n from '@vscode/l10n';
import { formatBytes } from '../../base/text.ts';
import type { ImplicitView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { tokensText } from './chips.ts';
import { el, icon, iconButton } from './dom.ts';

/** The code that is selected in the editor, with an eye that says whether it goes along. */
export function implicitChip(implicit: ImplicitView, post: Post): HTMLElement {
  const { label, detail, bytes, tokens, state } = implicit;
  const on = state === 'on';
  const name = on ? l10n.t('Leave Selection Out') : l10n.t('Send Selection Along');
  const eye = iconButton(on ? 'eye' : 'eye-closed', name, () => post({ type: 'setImplicit', on: !on }));
  eye.setAttribute('aria-pressed', String(on));
  const text = el(
    'span',
    'chip-open',
    icon('code'),
    el('span', 'chip-label', label),
    el('span', 'chip-detail', `${detail} · ${tokensText(tokens)}`),
  );
  text.title = `${label}\n${detail} · ${formatBytes(bytes)}\n${meaning(state)}`;
  const chip = el('div', `chip implicit ${state}`, text);
  chip.setAttribute('role', 'group');
  chip.setAttribute('aria-label', l10n.t('Selection: {0}, {1}. {2}', label, detail, meaning(state)));
  // What was sent already is in the history: sending it again would only cost.
  if (state !== 'sent') chip.append(eye);
  return chip;
}

function meaning(state: ImplicitView['state']): string {
  switch (state) {
    case 'on':
      return l10n.t('The selected code goes with the next prompt.');
    case 'off':
      return l10n.t('The selected code does not go with the next prompt.');
    case 'sent':
      return l10n.t('The selected code is in this conversation already.');
  }
}
