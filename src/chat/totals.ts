import { allTurns } from './branches.ts';
import type { Answer, Conversation } from './conversation.ts';
import { answerCost, inputTotal } from './cost.ts';
import type { Usage } from './modelEvent.ts';

/** What answers have taken, of a conversation in every branch of it: what is not shown was paid for too. */
export interface Totals {
  /** Answers for which a model was called, and that are charged as far as anyone can tell. */
  readonly answers: number;
  /** Tokens, those included that went through the cache. */
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly output: number;
  /** US dollars, of the answers whose price is known. */
  readonly usd: number;
  /** Answers whose tokens or price nobody can tell: `usd` leaves them out. */
  readonly unpriced: number;
}

/** What one answer took; what is absent is unknown, never nought. */
export interface Taken {
  readonly usage?: Usage | undefined;
  /** US dollars. */
  readonly usd?: number | undefined;
}

export const NO_TOTALS: Totals = {
  answers: 0,
  input: 0,
  cacheRead: 0,
  cacheWrite: 0,
  output: 0,
  usd: 0,
  unpriced: 0,
};

export function totalsOf(conversation: Conversation): Totals {
  return allTurns(conversation)
    .map(({ answer }) => answer)
    .filter(wasCharged)
    .reduce((sum, answer) => plus(sum, { usage: answer.usage, usd: answerCost(answer) }), NO_TOTALS);
}

/**
 * Something came back, so that something is charged; so it may be for a call that was cut while it was under way. One
 * that AWS refused costs nothing.
 */
export function wasCharged({ usage, blocks, asked, state }: Answer): boolean {
  if (usage !== undefined || blocks.length > 0) return true;
  const cut =
    state.kind === 'stopped' || (state.kind === 'failed' && state.failure.cause === 'stream-interrupted');
  return cut && asked !== undefined;
}

export function plus(totals: Totals, { usage, usd }: Taken): Totals {
  return {
    answers: totals.answers + 1,
    input: totals.input + (usage ? inputTotal(usage) : 0),
    cacheRead: totals.cacheRead + (usage?.cacheReadInputTokens ?? 0),
    cacheWrite: totals.cacheWrite + (usage?.cacheWriteInputTokens ?? 0),
    output: totals.output + (usage?.outputTokens ?? 0),
    usd: totals.usd + (usd ?? 0),
    unpriced: totals.unpriced + (usd === undefined ? 1 : 0),
  };
}
