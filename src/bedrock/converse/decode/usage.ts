import type { Usage } from '../../../chat/modelEvent.ts';
import { defined } from '../../defined.ts';
import { count, isRecord, list, record } from './wire.ts';

/** `TokenUsage`. */
export function decodeUsage(usage: unknown): Usage | undefined {
  if (!isRecord(usage)) return undefined;
  const inputTokens = count(usage['inputTokens']) ?? 0;
  const outputTokens = count(usage['outputTokens']) ?? 0;
  const cacheReadInputTokens = count(usage['cacheReadInputTokens']);
  const cacheWriteInputTokens = count(usage['cacheWriteInputTokens']);
  const total = inputTokens + outputTokens + (cacheReadInputTokens ?? 0) + (cacheWriteInputTokens ?? 0);
  return {
    inputTokens,
    outputTokens,
    totalTokens: count(usage['totalTokens']) ?? total,
    ...defined({
      cacheReadInputTokens,
      cacheWriteInputTokens,
      cacheWrite1hInputTokens: writtenForAnHour(usage['cacheDetails']),
    }),
  };
}

/** `CacheDetail[]`: what was written to the cache, by how long it is kept. */
function writtenForAnHour(details: unknown): number | undefined {
  const hourly = list(details)
    .map(record)
    .filter(({ ttl }) => ttl === '1h');
  if (hourly.length === 0) return undefined;
  return hourly.reduce((sum, { inputTokens }) => sum + (count(inputTokens) ?? 0), 0);
}
