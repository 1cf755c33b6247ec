import * as l10n from '@vscode/l10n';
import type { TurnView } from '../../protocol/views.ts';
import { chips } from './chips.ts';
import { button, el } from './dom.ts';
import type { TurnPorts } from './turnPorts.ts';

const LONG_LINES = 12;
const LONG_TEXT = 900;

/** What the person asked: plain text in a bubble; a long one shows its beginning. */
export function promptBubble(
  { text, attachments }: TurnView['prompt'],
  { post, previews }: Pick<TurnPorts, 'post' | 'previews'>,
): HTMLElement {
  const bubble = el('div', 'prompt');
  if (text !== '') bubble.append(...promptText(text));
  if (attachments.length > 0) bubble.append(chips(attachments, post, { removable: false, previews }));
  return bubble;
}

function promptText(text: string): HTMLElement[] {
  const body = el('div', 'prompt-text', text);
  if (text.length <= LONG_TEXT && text.split('\n', LONG_LINES + 1).length <= LONG_LINES) return [body];
  body.classList.add('collapsed');
  const toggle = button('link-button', () => {
    const collapsed = body.classList.toggle('collapsed');
    label(toggle, collapsed);
  });
  label(toggle, true);
  return [body, toggle];
}

function label(toggle: HTMLElement, collapsed: boolean): void {
  toggle.textContent = collapsed ? l10n.t('Show more') : l10n.t('Show less');
  toggle.setAttribute('aria-expanded', String(!collapsed));
}
