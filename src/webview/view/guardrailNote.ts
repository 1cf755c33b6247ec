import * as l10n from '@vscode/l10n';
import type { AnswerView } from '../../protocol/views.ts';
import { el, icon } from './dom.ts';

type Guardrail = NonNullable<AnswerView['guardrail']>;

const ICONS = { blocked: 'circle-slash', masked: 'eye-closed', other: 'search' } as const;

/** What the guardrail did to the prompt or to the answer: a card, or a quiet line where it let everything pass. */
export function guardrailNote(guardrail: Guardrail): HTMLElement {
  const { name, findings, reason, message } = guardrail;
  if (findings.length === 0 && reason === undefined) return passed(name);
  const title = titleOf(guardrail);
  const body = el('div', 'card-body', el('p', 'card-title', title));
  if (message !== undefined) body.append(el('p', '', message));
  if (reason !== undefined) body.append(el('p', '', reason));
  if (findings.length > 0) body.append(el('ul', 'findings', ...findings.map(findingItem)));
  const note = el('div', 'card guardrail', icon('shield'), body);
  note.setAttribute('role', 'group');
  note.setAttribute('aria-label', title);
  return note;
}

function findingItem({ text, detail, effect }: Guardrail['findings'][number]): HTMLElement {
  const body = el('div', 'finding-body', el('span', '', text));
  if (detail !== undefined) body.append(el('span', 'finding-detail', detail));
  return el('li', `finding ${effect}`, icon(ICONS[effect]), body);
}

function passed(name: string | undefined): HTMLElement {
  const text =
    name === undefined
      ? l10n.t('Guardrail applied: everything passed')
      : l10n.t('Guardrail {0} applied: everything passed', name);
  return el('p', 'guardrail-passed', icon('shield'), text);
}

function titleOf({ name, message }: Guardrail): string {
  if (message === undefined) {
    return name === undefined ? l10n.t('Guardrail') : l10n.t('Guardrail {0}', name);
  }
  return name === undefined
    ? l10n.t('The guardrail blocked the prompt')
    : l10n.t('Guardrail {0} blocked the prompt', name);
}
