import * as l10n from '@vscode/l10n';
import { isOver, type Conversation, type Turn } from './conversation.ts';
import type { Failure } from './failure.ts';
import { endWithFailure } from './turn.ts';

/** A stored conversation as it is after a reload: nothing runs any more, and what had arrived is kept. */
export function restored(conversation: Conversation): Conversation {
  return { ...conversation, turns: conversation.turns.map(restoredTurn) };
}

function restoredTurn(turn: Turn): Turn {
  if (isOver(turn.answer)) return turn;
  const { firstTokenAt, startedAt } = turn.answer;
  return { ...turn, answer: endWithFailure(turn.answer, cutByReload(), firstTokenAt ?? startedAt) };
}

function cutByReload(): Failure {
  return {
    cause: 'stream-interrupted',
    message: l10n.t('The window was closed or reloaded while the answer was arriving.'),
    remedy: l10n.t('What had arrived is kept. Try again for the whole answer.'),
    actions: ['continue', 'retry'],
  };
}
