import type { AnswerBlock } from '../../brain/answer.ts';
import type { ConverseRequest } from '../../brain/conversation/request.ts';
import { countTokens, generatedText, tokensIn } from '../../brain/tokens.ts';
import type { Model } from '../catalogue/model.ts';

/** Converse's `usage`; with cache points also the cached part, which `inputTokens` leaves out. */
export function usage(
  request: ConverseRequest,
  blocks: readonly AnswerBlock[],
  model: Model,
): Readonly<Record<string, unknown>> {
  const total = inputTokens(request);
  const cached = model.promptCaching ? Math.min(total, cachedTokens(request)) : 0;
  const outputTokens = blocks.reduce((sum, block) => sum + countTokens(generatedText(block)), 0);
  return {
    ...(cached > 0 && cacheCounts(cached, request)),
    inputTokens: total - cached,
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

/** Everything before the last cache point, in the order tools, system, messages. */
function cachedTokens({ messages, system, toolConfig }: ConverseRequest): number {
  const blocks = [...(toolConfig?.tools ?? []), ...system, ...messages.flatMap(({ content }) => content)];
  const last = blocks.findLastIndex((block) => block.cachePoint !== undefined);
  return tokensIn(blocks.slice(0, Math.max(0, last)));
}

/** The first turn writes the cache, the later ones read it. */
function cacheCounts(tokens: number, { messages }: ConverseRequest): Readonly<Record<string, number>> {
  const isRead = messages.some(({ role }) => role === 'assistant');
  const read = isRead ? tokens : 0;
  const write = tokens - read;
  return {
    cacheReadInputTokenCount: read,
    cacheReadInputTokens: read,
    cacheWriteInputTokenCount: write,
    cacheWriteInputTokens: write,
  };
}
