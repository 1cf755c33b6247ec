import type { AnswerBlock } from '../../brain/answer.ts';
import type { ConverseRequest } from '../../brain/conversation/request.ts';
import { countTokens, generatedText, tokensIn } from '../../brain/tokens.ts';
import type { CacheUse } from './promptCache.ts';

/** Converse's `usage`; where something was cached also that part, which `inputTokens` leaves out. */
export function usage(
  request: ConverseRequest,
  blocks: readonly AnswerBlock[],
  cached: CacheUse,
): Readonly<Record<string, unknown>> {
  const total = inputTokens(request);
  const { read, write } = cached;
  const outputTokens = blocks.reduce((sum, block) => sum + countTokens(generatedText(block)), 0);
  return {
    ...(read + write > 0 && cacheCounts(cached)),
    inputTokens: Math.max(0, total - read - write),
    outputTokens,
    serverToolUsage: {},
    totalTokens: total + outputTokens,
  };
}

export const noUsage = { inputTokens: 0, outputTokens: 0, serverToolUsage: {}, totalTokens: 0 } as const;

/** A few tokens of every message are its frame. */
export function inputTokens({
  messages,
  system,
  toolConfig,
}: Pick<ConverseRequest, 'messages' | 'system' | 'toolConfig'>): number {
  return tokensIn(messages) + tokensIn(system) + tokensIn(toolConfig) + 3 * messages.length;
}

function cacheCounts({ read, write, ttl }: CacheUse): Readonly<Record<string, unknown>> {
  return {
    ...(write > 0 && { cacheDetails: [{ inputTokens: write, ttl }] }),
    cacheReadInputTokenCount: read,
    cacheReadInputTokens: read,
    cacheWriteInputTokenCount: write,
    cacheWriteInputTokens: write,
  };
}
