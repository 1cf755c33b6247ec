import { allTurns } from './branches.ts';
import type { Answer, Conversation } from './conversation.ts';
import { answerCost, inputTotal } from './cost.ts';

/** What a conversation has taken so far, in every branch of it: what is not shown was paid for too. */
export interface Totals {
  /** Answers for which a model was called, and gave something. */
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

const NOTHING: Totals = {
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
    .reduce(withAnswer, NOTHING);
}

/** Something came back, so that something is charged; a call that AWS refused costs nothing. */
function wasCharged({ usage, blocks }: Answer): boolean {
  return usage !== undefined || blocks.length > 0;
}

function withAnswer(totals: Totals, answer: Answer): Totals {
  const { usage } = answer;
  const usd = answerCost(answer);
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
