import type { FinalizeRequestMiddleware, MiddlewareStack } from '@smithy/types';

/** AWS's words for credentials that it will not accept again, however long they say they last. */
const REFUSALS: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
]);

/** Calls `forget` when AWS refuses the credentials, so that the person's next attempt resolves new ones. */
export function noticeRefusals<I extends object, O extends object>(
  stack: MiddlewareStack<I, O>,
  forget: () => void,
): void {
  const middleware: FinalizeRequestMiddleware<I, O> = (next) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      if (error instanceof Error && REFUSALS.has(error.name)) forget();
      throw error;
    }
  };
  stack.add(middleware, { step: 'finalizeRequest', name: 'noticeRefusals' });
}
