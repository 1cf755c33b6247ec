import * as l10n from '@vscode/l10n';
import type { Turn } from '../../chat/conversation.ts';
import type { ActionView } from '../../protocol/views.ts';
import type { FailureActionPorts } from '../actions/failureActions.ts';
import { SECTION, settingKeys } from '../ids.ts';
import { wantsMoreCalls } from './answerNotes.ts';

const CONTINUE = 'continue-answer';
const MORE = 'raise-max-tokens';

/** What can be done about an answer that ended, but not as it should have. */
export function endActions(turn: Turn): ActionView[] {
  if (wantsMoreCalls(turn.answer)) return [{ id: CONTINUE, label: l10n.t('Continue') }];
  if (!isCut(turn)) return [];
  return [
    { id: CONTINUE, label: l10n.t('Continue') },
    { id: MORE, label: l10n.t('Change Maximum Tokens') },
  ];
}

/** Whether the action was one of these, and is done. */
export function runEndAction(
  ports: Pick<FailureActionPorts, 'send' | 'execute'>,
  turn: Turn,
  action: string,
): boolean {
  if (!isCut(turn) && !wantsMoreCalls(turn.answer)) return false;
  if (action === CONTINUE) ports.send(l10n.t('Continue where you were cut off.'), turn.id);
  if (action === MORE) ports.execute('workbench.action.openSettings', `@id:${SECTION}.${keyOf(turn)}`);
  return action === CONTINUE || action === MORE;
}

function isCut({ answer: { state } }: Turn): boolean {
  return state.kind === 'complete' && state.stopReason === 'max_tokens';
}

function keyOf({ prompt }: Turn): string {
  return prompt.task === 'explain' ? settingKeys.maxTokensExplain : settingKeys.maxTokensChat;
}
