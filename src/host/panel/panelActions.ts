import * as l10n from '@vscode/l10n';
import type { Turn } from '../../chat/conversation.ts';
import type { Failure } from '../../chat/failure.ts';
import type { ChatSession } from '../../chat/session.ts';
import type { ActionView } from '../../protocol/views.ts';
import { offeredActions } from '../actions/failureActions.ts';
import { canWait, failureIn, type RetryLater } from './retryLater.ts';

/** The chat's own: a card there can count down. */
const START = 'retry-later';
const CANCEL = 'cancel-retry';

/** The buttons of a card in the chat; while it counts down, only the one that ends that. */
export function panelActions(retryLater: RetryLater, failure: Failure, turn: Turn): ActionView[] {
  if (retryLater.at(turn.id) !== undefined) return [{ id: CANCEL, label: l10n.t('Cancel') }];
  const [first, ...others] = offeredActions(failure, turn);
  if (!first || !canWait(failure)) return first ? [first, ...others] : others;
  return [first, { id: START, label: l10n.t('Retry When Possible') }, ...others];
}

/** Whether the action was one of the chat's own, and is done. */
export function runPanelAction(
  retryLater: RetryLater,
  session: ChatSession | undefined,
  turn: Turn,
  action: string,
): boolean {
  if (action === CANCEL) retryLater.cancel();
  const failure = action === START ? failureIn(turn) : undefined;
  if (session && failure && canWait(failure)) retryLater.start(session, turn.id);
  return action === START || action === CANCEL;
}
