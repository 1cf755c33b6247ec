import * as l10n from '@vscode/l10n';
import type { AnswerView } from '../../protocol/views.ts';
import { el, icon } from './dom.ts';

type Guardrail = NonNullable<AnswerView['guardrail']>;

/** What the guardrail did to the prompt or to the answer. */
export function guardrailNote({ findings, reason }: Guardrail): HTMLElement {
  const note = el('div', 'card guardrail', icon('shield'));
  const body = el('div', 'card-body', el('p', 'card-title', l10n.t('Guardrail')));
  if (reason !== undefined) body.append(el('p', '', reason));
  if (findings.length > 0) body.append(el('ul', '', ...findings.map((finding) => el('li', '', finding))));
  note.append(body);
  return note;
}
