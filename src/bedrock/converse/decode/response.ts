import type { ModelEvent } from '../../../chat/modelEvent.ts';
import { decodeCitation } from './citation.ts';
import { redacted, toolResultText } from './delta.ts';
import { decodeMetadata } from './metadata.ts';
import { json, list, member, record, text } from './wire.ts';

/** `ConverseResponse` as the events that ConverseStream would have sent; never throws. */
export function decodeResponse(response: unknown): readonly ModelEvent[] {
  const { output, stopReason } = record(response);
  const { name, value } = member(output) ?? {};
  const content = name === 'message' ? list(record(value)['content']) : [];
  return [
    ...content.flatMap((block, index) => decodeBlock(index, block)),
    ...(typeof stopReason === 'string' ? [{ kind: 'stop', reason: stopReason } as const] : []),
    decodeMetadata(response),
  ];
}

/** A `ContentBlock`. */
function decodeBlock(index: number, block: unknown): readonly ModelEvent[] {
  const { name, value } = member(block) ?? {};
  switch (name) {
    case undefined:
      return [];
    case 'text':
      return textEvents(index, value);
    case 'reasoningContent':
      return decodeReasoning(index, value);
    case 'toolUse':
      return decodeToolUse(index, value);
    case 'toolResult': {
      const { toolUseId, content } = record(value);
      return [{ kind: 'toolResult', index, toolUseId: text(toolUseId) ?? '', text: toolResultText(content) }];
    }
    case 'citationsContent':
      return decodeCitations(index, value);
    default:
      return [{ kind: 'unknownBlock', index, name }];
  }
}

function textEvents(index: number, value: unknown): readonly ModelEvent[] {
  return typeof value === 'string' && value !== '' ? [{ kind: 'text', index, text: value }] : [];
}

function decodeReasoning(index: number, value: unknown): readonly ModelEvent[] {
  const { reasoningText, redactedContent } = record(value);
  if (redactedContent instanceof Uint8Array) return [redacted(index, redactedContent)];
  const { text: said, signature } = record(reasoningText);
  return [
    ...(typeof said === 'string' ? [{ kind: 'reasoning', index, text: said } as const] : []),
    ...(typeof signature === 'string' ? [{ kind: 'reasoningSignature', index, signature } as const] : []),
  ];
}

function decodeToolUse(index: number, value: unknown): readonly ModelEvent[] {
  const { toolUseId, name, input } = record(value);
  return [
    { kind: 'toolCall', index, id: text(toolUseId) ?? '', name: text(name) ?? '' },
    ...(input === undefined ? [] : [{ kind: 'toolInput', index, json: json(input) } as const]),
  ];
}

/** As in a stream, citations come before the text that they stand for. */
function decodeCitations(index: number, value: unknown): readonly ModelEvent[] {
  const { citations, content } = record(value);
  return [
    ...list(citations).map(
      (citation) => ({ kind: 'citation', index, citation: decodeCitation(citation) }) as const,
    ),
    ...list(content).flatMap((part) => textEvents(index, record(part)['text'])),
  ];
}
