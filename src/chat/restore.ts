import * as l10n from '@vscode/l10n';
import { endWithFailure } from './answerEnd.ts';
import { allTurns } from './branches.ts';
import { isOver, type Conversation, type Turn } from './conversation.ts';
import type { Failure } from './failure.ts';

/** A stored conversation as it is after a reload: nothing runs any more, and what had arrived is kept. */
export function restored(conversation: Conversation): Conversation {
  const { turns, others } = conversation;
  return {
    ...conversation,
    turns: turns.map(cutTurn).map(linked),
    ...(others && { others: others.map(cutTurn) }),
  };
}

/** The answers that were on their way when the window went, as they are after the reload. */
export function cutAnswers(stored: Conversation): readonly Turn[] {
  return allTurns(stored)
    .filter(({ answer }) => !isOver(answer))
    .map(cutTurn);
}

/** Before there were branches, a turn followed the one above it without a word. */
function linked(turn: Turn, index: number, path: readonly Turn[]): Turn {
  const parent = path[index - 1];
  return parent && turn.parentId === undefined ? { ...turn, parentId: parent.id } : turn;
}

/** A turn whose answer nobody goes on with; one that is over stays as it is. */
export function cutTurn(turn: Turn): Turn {
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
