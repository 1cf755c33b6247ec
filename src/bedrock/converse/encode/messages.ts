import type { ContentBlock, Message as SdkMessage } from '@aws-sdk/client-bedrock-runtime';
import type { Message } from '../../../chat/modelRequest.ts';
import { encodeContent } from './content.ts';
import { withOwnName } from './media.ts';

interface Encoded {
  readonly role: Message['role'];
  readonly content: ContentBlock[];
}

/** Messages by the rules of Converse: none empty, roles take turns, the user begins. */
export function encodeMessages(messages: readonly Message[]): SdkMessage[] {
  const encoded = messages.map(encodeMessage).filter(saysSomething);
  const first = encoded.findIndex(({ role }) => role === 'user');
  return first < 0 ? [] : named(merged(encoded.slice(first)));
}

function named(messages: readonly Encoded[]): Encoded[] {
  const taken = new Set<string>();
  return messages.map(({ role, content }) => ({
    role,
    content: content.map((block) => withOwnName(block, taken)),
  }));
}

function encodeMessage({ role, content }: Message): Encoded {
  return { role, content: content.flatMap((part) => encodeContent(part, role) ?? []) };
}

/** Reasoning alone is no message: models refuse an answer that ends with it. */
function saysSomething({ content }: Encoded): boolean {
  return content.some(({ text, toolUse, toolResult }) => (text ?? toolUse ?? toolResult) !== undefined);
}

function merged(messages: readonly Encoded[]): Encoded[] {
  const result: Encoded[] = [];
  for (const { role, content } of messages) {
    const last = result.at(-1);
    if (last?.role === role) last.content.push(...content);
    else result.push({ role, content: [...content] });
  }
  return result;
}
