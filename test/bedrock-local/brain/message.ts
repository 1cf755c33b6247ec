import type { AnswerBlock } from './answer.ts';

/** The content of Converse's `output.message`. */
export function messageContent(blocks: readonly AnswerBlock[]): readonly Record<string, unknown>[] {
  return blocks.map(contentBlock);
}

function contentBlock(block: AnswerBlock): Record<string, unknown> {
  switch (block.kind) {
    case 'text':
      return { text: block.text };
    case 'reasoning':
      return { reasoningContent: { reasoningText: { text: block.text, signature: block.signature } } };
    case 'redactedReasoning':
      return { reasoningContent: { redactedContent: block.base64 } };
    case 'toolUse':
      return { toolUse: { toolUseId: block.toolUseId, name: block.name, input: block.input } };
    case 'cited':
      return { citationsContent: { citations: block.citations, content: [{ text: block.text }] } };
  }
}
