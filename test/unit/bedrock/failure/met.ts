import type { FailureCause } from '../../../../src/chat/failure.ts';

/** A plausible error: name, HTTP status, words, and the cause that it should be told by. */
export type Met = readonly [name: string, status: number | null, words: string, cause: FailureCause];
