import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime';
import { wellFormed } from '../../../base/text.ts';
import type { Content, Message } from '../../../chat/modelRequest.ts';
import { cachePointBlock } from './cachePoint.ts';
import { documentBlock, imageBlock } from './media.ts';
import { toolResultBlock, toolUseBlock } from './tools.ts';

/** The block as AWS takes it, or undefined for what it would refuse: blank text, reasoning it did not sign. */
export function encodeContent(content: Content, role: Message['role']): ContentBlock | undefined {
  switch (content.kind) {
    case 'text':
      return textBlock(content.text);
    case 'reasoning':
    case 'redactedReasoning':
      return role === 'user' ? undefined : reasoningBlock(content);
    case 'image':
      return imageBlock(content);
    case 'document':
      return documentBlock(content);
    case 'toolUse':
      return toolUseBlock(content);
    case 'toolResult':
      return toolResultBlock(content);
    case 'cachePoint':
      return cachePointBlock(content);
  }
}

export function textBlock(text: string): ContentBlock.TextMember | undefined {
  return text.trim() === '' ? undefined : { text: wellFormed(text) };
}

function reasoningBlock(
  content: Extract<Content, { kind: 'reasoning' | 'redactedReasoning' }>,
): ContentBlock | undefined {
  if (content.kind === 'redactedReasoning') {
    if (content.base64 === '') return undefined;
    return { reasoningContent: { redactedContent: Buffer.from(content.base64, 'base64') } };
  }
  const { text, signature } = content;
  // Signed as it is: not a character may change.
  return signature === '' ? undefined : { reasoningContent: { reasoningText: { text, signature } } };
}
