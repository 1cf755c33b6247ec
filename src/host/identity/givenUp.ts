import * as l10n from '@vscode/l10n';
import { isCancellation } from '../../base/errors.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';

/**
 * What to show where something was to be loaded. Nobody's signal was aborted, so that a cancellation is the person's,
 * who did not sign in: nothing failed, but there is nothing to show either.
 */
export function failureToShow(error: unknown): Failure {
  if (!isCancellation(error)) return failureOf(error);
  return {
    cause: 'cancelled',
    message: l10n.t('Signing in to AWS was cancelled.'),
    remedy: l10n.t('Try again, or choose another profile.'),
    actions: ['retry', 'pick-profile'],
  };
}
