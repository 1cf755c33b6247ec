import type { FailureCause } from '../../../../src/chat/failure.ts';

/** An error as people have met it: name, HTTP status, words, and the cause that it should be told by. */
export type Met = readonly [name: string, status: number | null, words: string, cause: FailureCause];
