import * as l10n from '@vscode/l10n';
import type { FactView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { el, iconButton } from './dom.ts';

/** What is known, a row a fact; what is worth copying has a button for it. */
export function factList(facts: readonly FactView[], post: Post): HTMLElement {
  return el('dl', 'facts', ...facts.map((fact) => factRow(fact, post)));
}

function factRow({ label, value, copy }: FactView, post: Post): HTMLElement {
  const description = el('dd', '', el('span', 'fact-value', value));
  if (copy !== undefined) {
    description.append(
      iconButton('copy', l10n.t('Copy {0}', label), () => post({ type: 'copy', text: copy })),
    );
  }
  return el('div', 'fact', el('dt', '', label), description);
}
