import type { TokenUsage } from '@aws-sdk/client-bedrock-runtime';
import type { Usage } from '../../../chat/modelEvent.ts';
import { defined } from '../../defined.ts';

export function decodeUsage(usage: Partial<TokenUsage> | undefined): Usage | undefined {
  if (!usage) return undefined;
  const { inputTokens = 0, outputTokens = 0 } = usage;
  const { cacheReadInputTokens, cacheWriteInputTokens } = usage;
  const total = inputTokens + outputTokens + (cacheReadInputTokens ?? 0) + (cacheWriteInputTokens ?? 0);
  return {
    inputTokens,
    outputTokens,
    totalTokens: usage.totalTokens ?? total,
    ...defined({ cacheReadInputTokens, cacheWriteInputTokens }),
  };
}
