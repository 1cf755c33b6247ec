import * as l10n from '@vscode/l10n';
import type { ActionView, FailureView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { button, el, icon } from './dom.ts';

export interface TurnFailure {
  readonly turnId: string;
  readonly failure: FailureView;
}

/** What went wrong, what to do about it, and the buttons that do it. */
export function failureCard({ turnId, failure }: TurnFailure, post: Post): HTMLElement {
  const { message, remedy, actions, detail, requestId, retryAt } = failure;
  const card = el('div', 'card failure', icon('error'));
  card.setAttribute('role', 'group');
  card.setAttribute('aria-label', l10n.t('Error'));
  const body = el('div', 'card-body', el('p', 'failure-message', message), el('p', '', remedy));
  if (retryAt !== undefined) body.append(countdown(retryAt));
  const buttons = actions.map((action, i) => actionButton(action, i === 0, turnId, post));
  if (buttons.length > 0) body.append(el('div', 'card-actions', ...buttons));
  if (detail !== undefined || requestId !== undefined) body.append(details(detail, requestId));
  card.append(body);
  return card;
}

const SECOND = 1000;

/** Not read aloud as it changes: that is what the role of a timer means. */
function countdown(retryAt: number): HTMLElement {
  const element = el('p', 'failure-countdown');
  element.setAttribute('role', 'timer');
  const tick = (): void => {
    const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / SECOND));
    element.textContent = l10n.t('Trying again in {0} s', seconds);
  };
  tick();
  const timer = window.setInterval(() => {
    // The card is built anew when it says something else.
    if (element.isConnected) tick();
    else window.clearInterval(timer);
  }, SECOND);
  return element;
}

function actionButton(action: ActionView, first: boolean, turnId: string, post: Post): HTMLElement {
  const act = (): void => post({ type: 'act', turnId, action: action.id });
  return button(first ? 'button' : 'button secondary', act, action.label);
}

function details(detail: string | undefined, requestId: string | undefined): HTMLElement {
  const element = el('details', 'failure-detail', el('summary', '', l10n.t('Details')));
  if (detail !== undefined) element.append(el('pre', 'wrapping', detail));
  if (requestId !== undefined) element.append(el('p', '', l10n.t('Request ID: {0}', requestId)));
  return element;
}
