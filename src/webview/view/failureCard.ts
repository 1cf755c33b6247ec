import * as l10n from '@vscode/l10n';
import { remaining } from '../../base/countdown.ts';
import { codeSpans } from '../../base/text.ts';
import type { ActionView, FailureView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { button, el, icon } from './dom.ts';

export interface TurnFailure {
  readonly turnId: string;
  readonly failure: FailureView;
}

/** What went wrong, what to do about it, and the buttons that do it. */
export function failureCard({ turnId, failure }: TurnFailure, post: Post): HTMLElement {
  const { message, remedy, notes = [], actions, retryAt } = failure;
  const card = el('div', 'card failure', icon('error'));
  card.setAttribute('role', 'group');
  card.setAttribute('aria-label', l10n.t('Error'));
  const body = el(
    'div',
    'card-body',
    el('p', 'failure-message', ...spans(message)),
    el('p', '', ...spans(remedy)),
  );
  if (notes.length > 0)
    body.append(el('ul', 'failure-notes', ...notes.map((note) => el('li', '', ...spans(note)))));
  if (retryAt !== undefined) body.append(countdown(retryAt));
  const buttons = actions.map((action, i) => actionButton(action, i, turnId, post));
  if (buttons.length > 0) body.append(el('div', 'card-actions', ...buttons));
  const more = details(failure);
  if (more) body.append(more);
  card.append(body);
  return card;
}

const SECOND = 1000;

/** Not read aloud as it changes: that is what the role of a timer means. */
function countdown(retryAt: number): HTMLElement {
  const element = el('p', 'failure-countdown');
  element.setAttribute('role', 'timer');
  const tick = (): void => {
    const { minutes, seconds } = remaining(retryAt - Date.now());
    element.textContent =
      minutes === 0
        ? l10n.t('Trying again in {0} s', seconds)
        : l10n.t('Trying again in {0} min {1} s', minutes, seconds);
  };
  tick();
  const timer = window.setInterval(() => {
    // The card is built anew when it says something else.
    if (element.isConnected) tick();
    else window.clearInterval(timer);
  }, SECOND);
  return element;
}

/** What helps most comes first: so many are buttons, the rest are links after them. */
const BUTTONS = 3;

function actionButton(action: ActionView, at: number, turnId: string, post: Post): HTMLElement {
  const act = (): void => post({ type: 'act', turnId, action: action.id });
  const looks = at === 0 ? 'button' : at < BUTTONS ? 'button secondary' : 'link-button';
  return button(looks, act, action.label);
}

/** Our own sentences with their code spans. */
function spans(text: string): (HTMLElement | string)[] {
  return codeSpans(text).map((part) => (part.code ? el('code', '', part.text) : part.text));
}

function details({ detail, code, requestId, unspecific }: FailureView): HTMLElement | undefined {
  if (detail === undefined && code === undefined && requestId === undefined) return undefined;
  const title = detail === undefined ? l10n.t('Details') : l10n.t('AWS’s own words');
  const element = el('details', 'failure-detail', el('summary', '', title));
  element.open = unspecific === true;
  if (detail !== undefined) element.append(el('pre', 'wrapping', detail));
  if (code !== undefined) element.append(el('p', 'failure-code', code));
  if (requestId !== undefined) element.append(el('p', '', l10n.t('Request ID: {0}', requestId)));
  return element;
}
