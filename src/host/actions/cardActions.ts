import * as l10n from '@vscode/l10n';
import type { Turn } from '../../chat/conversation.ts';
import type { Failure } from '../../chat/failure.ts';
import type { ChatSession } from '../../chat/session.ts';
import type { ActionView } from '../../protocol/views.ts';
import { offeredActions } from './failureActions.ts';
import { waitingFailure, type RetryLater } from './retryLater.ts';

/** Not a failure's own: it is there only while a card counts down. */
const CANCEL = 'cancel-retry';

/** The buttons of a card; while it counts down, only those that end that. */
export function cardActions(retryLater: RetryLater, failure: Failure, turn: Turn): ActionView[] {
  const offered = offeredActions(failure, turn);
  if (retryLater.at(turn.id) === undefined) return offered;
  return [{ id: CANCEL, label: l10n.t('Cancel') }, ...offered.filter(({ id }) => id === 'retry')];
}

/** Whether the action was one of a countdown's, and is done. */
export function runCountdownAction(
  retryLater: RetryLater,
  session: ChatSession | undefined,
  turn: Turn,
  action: string,
): boolean {
  if (action === CANCEL) {
    retryLater.cancel(turn.id);
    return true;
  }
  if (action !== 'retry-later') {
    // Whatever else is chosen takes the place of waiting.
    retryLater.cancel(turn.id);
    return false;
  }
  if (session && waitingFailure(turn)) retryLater.start(session, turn.id);
  return true;
}
