import type { Turn } from './conversation.ts';
import { answerCost } from './cost.ts';
import type { ModelPrice } from './prices.ts';
import { wasCharged, type Taken } from './totals.ts';

/** What one answer took, and whose account, region and model it was: no word of what was asked or answered. */
export interface UsageEntry extends Taken {
  /** With `at`, what tells this answer from every other: a prompt may be answered again in its place. */
  readonly turnId: string;
  /** When it was asked, in epoch milliseconds. */
  readonly at: number;
  readonly account?: string;
  readonly profile?: string;
  readonly region: string;
  /** The ID that was called. */
  readonly modelId: string;
  readonly foundationModelId?: string;
  readonly modelLabel: string;
  /** One of ours, or of a later version. */
  readonly task: string;
  /** That `usd` was made with. */
  readonly price?: ModelPrice;
}

/** Of an answer that is over; undefined where nothing is charged for it. */
export function usageEntry({ id, prompt, answer }: Turn): UsageEntry | undefined {
  const { by, usage, startedAt } = answer;
  if (!by || !wasCharged(answer)) return undefined;
  const usd = answerCost(answer);
  return {
    turnId: id,
    at: startedAt,
    ...(by.caller && { account: by.caller.accountId }),
    ...(by.profile !== undefined && { profile: by.profile }),
    region: by.region,
    modelId: by.modelId,
    ...(by.foundationModelId !== undefined && { foundationModelId: by.foundationModelId }),
    modelLabel: by.modelLabel,
    task: prompt.task,
    ...(usage && { usage }),
    ...(usd !== undefined && { usd }),
    ...(by.price && { price: by.price }),
  };
}
