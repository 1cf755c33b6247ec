import * as l10n from '@vscode/l10n';
import { FailureError, type Failure } from '../../chat/failure.ts';

/** The SDK ends such a stream without a word. */
export function endedEarly(): FailureError {
  return new FailureError({
    cause: 'stream-interrupted',
    message: l10n.t('The answer ended before the model said that it was finished.'),
    remedy: l10n.t('What had arrived is kept. Try again for the whole answer.'),
    actions: ['continue', 'retry', 'open-log'],
  });
}

export function silentFor(milliseconds: number): FailureError {
  return new FailureError({
    cause: 'stream-idle',
    message: l10n.t('Nothing came from the model for {0} seconds.', Math.round(milliseconds / 1000)),
    remedy: l10n.t('Try again, or choose a faster model.'),
    actions: ['continue', 'retry', 'pick-model', 'open-log'],
  });
}

/** Exceptions inside a stream carry no request id of their own; the response that holds them had one. */
export function withRequestId(error: Error, requestId: string | undefined): Error {
  if (!(error instanceof FailureError) || requestId === undefined) return error;
  if (error.failure.requestId !== undefined) return error;
  const failure: Failure = { ...error.failure, requestId };
  return new FailureError(failure, { cause: error.cause });
}
