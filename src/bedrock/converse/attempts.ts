import type { FinalizeRequestMiddleware, MiddlewareStack } from '@smithy/types';
import type { FailureCause } from '../../chat/failure.ts';
import type { ModelEvent } from '../../chat/modelEvent.ts';
import { classify } from '../failure/classify.ts';

export type NoticeRetry = (retrying: Extract<ModelEvent, { kind: 'retrying' }>) => void;

/** What the SDK tries again by itself, by the causes that we tell; where it does not, the failure follows at once. */
const RETRIED: ReadonlySet<FailureCause> = new Set<FailureCause>([
  'throttled',
  'service-unavailable',
  'service-error',
  'model-not-ready',
  'network',
]);

/**
 * Tells of each attempt that failed and has another one coming: the SDK waits for seconds in between and says nothing.
 * For the stack of one command: it counts that command's attempts.
 */
export function noticeAttempts<I extends object, O extends object>(
  stack: MiddlewareStack<I, O>,
  maxAttempts: () => Promise<number>,
  notice: NoticeRetry,
): void {
  let attempt = 0;
  const middleware: FinalizeRequestMiddleware<I, O> = (next) => async (args) => {
    attempt += 1;
    try {
      return await next(args);
    } catch (error) {
      const attempts = await maxAttempts();
      const { cause } = classify(error);
      if (attempt < attempts && RETRIED.has(cause)) {
        notice({ kind: 'retrying', attempt: attempt + 1, attempts, cause });
      }
      throw error;
    }
  };
  // Within the retry middleware, which comes first in this step.
  stack.add(middleware, { step: 'finalizeRequest', name: 'noticeAttempts' });
}
