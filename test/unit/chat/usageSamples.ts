import fc from 'fast-check';
import type { UsageEntry } from '../../../src/chat/usageEntry.ts';

/** 26 November 2026, at noon where the tests run. */
export const NOON = new Date(2026, 10, 26, 12).getTime();
const DAY_MS = 24 * 60 * 60_000;

/** Of an answer that was cut before AWS told anything; whose account it was, nobody knows. */
export const CUT: UsageEntry = {
  turnId: 't',
  at: NOON,
  profile: 'dev',
  region: 'eu-central-1',
  modelId: 'eu.m-1',
  foundationModelId: 'm-1',
  modelLabel: 'Model One',
  task: 'chat',
};

export const ENTRY: UsageEntry = {
  ...CUT,
  account: '111122223333',
  usage: { inputTokens: 1000, outputTokens: 200, totalTokens: 1200 },
  usd: 0.5,
  price: { input: 1, output: 5, source: 'library' },
};

const tokens = fc.nat(10_000_000);
const usage = fc.record(
  {
    inputTokens: tokens,
    outputTokens: tokens,
    totalTokens: tokens,
    cacheReadInputTokens: tokens,
    cacheWriteInputTokens: tokens,
    cacheWrite1hInputTokens: tokens,
  },
  { noNullPrototype: true, requiredKeys: ['inputTokens', 'outputTokens', 'totalTokens'] },
);

/** Dollars are of a size whose sums are exact, in whatever order they are added. */
const entry: fc.Arbitrary<UsageEntry> = fc.record(
  {
    turnId: fc.uuid(),
    at: fc.integer({ min: NOON - 60 * DAY_MS, max: NOON }),
    account: fc.constantFrom('111122223333', '444455556666'),
    profile: fc.constantFrom('dev', 'prod', '"|`\n'),
    region: fc.constantFrom('eu-central-1', 'us-east-1'),
    modelId: fc.constantFrom('eu.m-1', 'us.m-1', 'm-2'),
    foundationModelId: fc.constantFrom('m-1', 'm-2'),
    modelLabel: fc.string({ unit: 'binary', maxLength: 8 }),
    task: fc.constantFrom('chat', 'explain', 'of a later version'),
    usage,
    usd: fc.nat(1_000_000).map((value) => value / 1024),
  },
  { noNullPrototype: true, requiredKeys: ['turnId', 'at', 'region', 'modelId', 'modelLabel', 'task'] },
);

/** Each of another answer. */
export const entries: fc.Arbitrary<UsageEntry[]> = fc.uniqueArray(entry, {
  selector: ({ turnId }) => turnId,
  maxLength: 40,
});
