import type { Conversation, Message } from './conversation.ts';

export function brokenToolRule(
  messages: readonly Message[],
  { toolConfig }: Conversation,
): string | undefined {
  const usesTools = messages.some(({ content }) =>
    content.some(({ toolUse, toolResult }) => toolUse ?? toolResult),
  );
  if (usesTools && !toolConfig) {
    return 'The toolConfig field must be defined when using toolUse and toolResult content blocks.';
  }
  for (const [i, message] of messages.entries()) {
    const broken = brokenPairing(message, messages[i - 1], i);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

/** Every use of a tool is answered in the next message, and nothing else is. */
function brokenPairing(message: Message, before: Message | undefined, i: number): string | undefined {
  if (message.role !== 'user') return undefined;
  const results = message.content.flatMap(({ toolResult }) => toolResult?.toolUseId ?? []);
  const uses = before ? usesIn(before) : [];
  if (results.length > uses.length) {
    return `The number of toolResult blocks at messages.${i}.content exceeds the number of toolUse blocks of previous turn.`;
  }
  const missing = uses.filter((id) => !results.includes(id));
  if (missing.length === 0) return undefined;
  return `Expected toolResult blocks at messages.${i}.content for the following Ids: ${missing.join(', ')}`;
}

/** A tool that AWS itself runs has its result beside its use. */
function usesIn({ content }: Message): string[] {
  return content.flatMap(({ toolUse }) => (toolUse && toolUse.type === undefined ? toolUse.toolUseId : []));
}
