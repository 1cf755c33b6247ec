import { isCancellation } from '../../base/errors.ts';
import { FailureError } from '../../chat/failure.ts';
import { classify } from './classify.ts';
import type { FailureContext } from './rule.ts';

export type { FailureContext };

/** What a port rejects with: cancellations and failures that are already told pass as they are. */
export function toFailureError(error: unknown, context: FailureContext = {}): Error {
  if (error instanceof FailureError || (error instanceof Error && isCancellation(error))) return error;
  return new FailureError(classify(error, context), { cause: error });
}
