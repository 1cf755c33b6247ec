import type { Answer } from './conversation.ts';
import type { Usage } from './modelEvent.ts';
import type { LongerPrice, ModelPrice } from './prices.ts';

const PER = 1_000_000;

/** AWS's `inputTokens` leaves out what went through the cache: the whole input is the sum of the three. */
export function inputTotal({
  inputTokens,
  cacheReadInputTokens = 0,
  cacheWriteInputTokens = 0,
}: Usage): number {
  return inputTokens + cacheReadInputTokens + cacheWriteInputTokens;
}

/** US dollars; undefined where a price is missing for something that was used: half a sum would be a lie. */
export function costOf(usage: Usage, price: ModelPrice | undefined): number | undefined {
  if (!price) return undefined;
  const rates = ratesFor(inputTotal(usage), price);
  const { cacheReadInputTokens: read = 0, cacheWriteInputTokens: written = 0 } = usage;
  const hourly = Math.min(written, usage.cacheWrite1hInputTokens ?? 0);
  const parts = [
    charge(usage.inputTokens, rates.input),
    charge(usage.outputTokens, rates.output),
    charge(read, rates.cacheRead),
    charge(written - hourly, rates.cacheWrite),
    charge(hourly, rates.cacheWrite1h),
  ];
  return parts.reduce<number | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
    0,
  );
}

type Rates = Omit<LongerPrice, 'above'>;

/** A long input is charged at another rate, all of it. */
function ratesFor(input: number, price: ModelPrice): Rates {
  const longer = price.longer?.findLast(({ above }) => input > above);
  return { ...price, ...longer };
}

function charge(tokens: number, rate: number | undefined): number | undefined {
  if (tokens === 0) return 0;
  return rate === undefined ? undefined : (tokens * rate) / PER;
}

/**
 * What an answer cost, each call of the model by itself; undefined where that is not known, as it is for one that was
 * cut before AWS told its usage.
 */
export function answerCost(answer: Answer): number | undefined {
  const costs = usagesOf(answer)?.map((usage) => costOf(usage, answer.by?.price));
  return costs?.reduce((sum, cost) => (sum === undefined || cost === undefined ? undefined : sum + cost), 0);
}

/** Of each call of the model; undefined where one of them has not told. */
export function usagesOf({ usage, callUsages, laterCalls }: Answer): readonly Usage[] | undefined {
  if (!laterCalls) return usage && [usage];
  return callUsages?.length === laterCalls.length + 1 ? callUsages : undefined;
}
