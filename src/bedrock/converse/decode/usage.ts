import type { Usage } from '../../../chat/modelEvent.ts';
import { defined } from '../../defined.ts';
import { count, isRecord } from './wire.ts';

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
    ...defined({ cacheReadInputTokens, cacheWriteInputTokens }),
  };
}
