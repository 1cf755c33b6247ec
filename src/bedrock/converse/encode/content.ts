import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime';
import { wellFormed } from '../../../base/text.ts';
import type { Content, Message } from '../../../chat/modelRequest.ts';
import { documentBlock, imageBlock } from './media.ts';

/** The block as AWS takes it, or undefined for what it would refuse: blank text, reasoning it did not sign. */
export function encodeContent(content: Content, role: Message['role']): ContentBlock | undefined {
  switch (content.kind) {
    case 'text':
      return textBlock(content.text);
    case 'reasoning':
      if (role === 'user' || content.signature === '') return undefined;
      // Signed as it is: not a character may change.
      return { reasoningContent: { reasoningText: { text: content.text, signature: content.signature } } };
    case 'redactedReasoning':
      if (role === 'user' || content.base64 === '') return undefined;
      return { reasoningContent: { redactedContent: Buffer.from(content.base64, 'base64') } };
    case 'image':
      return imageBlock(content);
    case 'document':
      return documentBlock(content);
    case 'cachePoint':
      return { cachePoint: { type: 'default', ttl: content.ttl } };
  }
}

export function textBlock(text: string): ContentBlock.TextMember | undefined {
  return text.trim() === '' ? undefined : { text: wellFormed(text) };
}
