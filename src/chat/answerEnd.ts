import * as l10n from '@vscode/l10n';
import { isCancellation } from '../base/errors.ts';
import type { Answer } from './conversation.ts';
import { failureOf, type Failure } from './failure.ts';
import { withoutPendingRuns } from './toolCalls.ts';

/** An answer as its stream left it; `error` is undefined where that ended by itself. What had arrived is kept. */
export function ended(streamed: Answer, error: unknown, signal: AbortSignal, now: number): Answer {
  const answer = withoutPendingRuns(streamed);
  const complete = answer.state.kind === 'complete';
  // An answer that was whole stays whole: only its usage may be missing.
  if (complete && answer.blocks.length > 0) return { ...answer, endedAt: now };
  if (signal.aborted || isCancellation(error)) return endStopped(answer, now);
  return endWithFailure(answer, complete ? emptyAnswer() : failureOf(error), now);
}

/** How an answer ends when it did not end by itself. What had arrived is kept. */
export function endWithFailure(streamed: Answer, failure: Failure, now: number): Answer {
  const answer = withoutPendingRuns(streamed);
  const arrived = answer.blocks.length > 0;
  return { ...answer, state: { kind: arrived ? 'interrupted' : 'failed', failure }, endedAt: now };
}

function endStopped(answer: Answer, now: number): Answer {
  return { ...answer, state: { kind: 'stopped' }, endedAt: now };
}

function emptyAnswer(): Failure {
  return {
    cause: 'empty-answer',
    message: l10n.t('The model ended its answer without saying anything.'),
    remedy: l10n.t('Try again, or ask in other words.'),
    actions: ['retry', 'pick-model'],
  };
}
