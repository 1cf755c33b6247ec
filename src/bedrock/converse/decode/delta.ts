import type { ModelEvent } from '../../../chat/modelEvent.ts';
import { decodeCitation } from './citation.ts';
import { json, list, member, record, text } from './wire.ts';

/** A `ContentBlockDelta`. Empty pieces, which some models send, say nothing and give no event. */
export function decodeDelta(index: number, delta: unknown, toolUseId: string): readonly ModelEvent[] {
  const { name, value } = member(delta) ?? {};
  switch (name) {
    case undefined:
      return [];
    case 'text':
      return ifSaid(value, (said) => ({ kind: 'text', index, text: said }));
    case 'reasoningContent':
      return decodeReasoning(index, value);
    case 'toolUse':
      return ifSaid(record(value)['input'], (said) => ({ kind: 'toolInput', index, json: said }));
    case 'toolResult':
      return ifSaid(toolResultText(value), (said) => ({ kind: 'toolResult', index, toolUseId, text: said }));
    case 'citation':
      return [{ kind: 'citation', index, citation: decodeCitation(value) }];
    default:
      return [{ kind: 'unknownBlock', index, name }];
  }
}

/** `ReasoningContentBlockDelta`: words, signature or redacted bytes; what else it may become is left out. */
function decodeReasoning(index: number, value: unknown): readonly ModelEvent[] {
  const { text: said, signature, redactedContent } = record(value);
  if (redactedContent instanceof Uint8Array) return [redacted(index, redactedContent)];
  return [
    ...ifSaid(said, (words) => ({ kind: 'reasoning', index, text: words })),
    ...ifSaid(signature, (signed) => ({ kind: 'reasoningSignature', index, signature: signed })),
  ];
}

export function redacted(index: number, bytes: Uint8Array): ModelEvent {
  return { kind: 'redactedReasoning', index, base64: Buffer.from(bytes).toString('base64') };
}

/** A list of text and JSON parts; other kinds are told by their name. */
export function toolResultText(parts: unknown): string {
  return list(parts)
    .map((part) => {
      const { name, value } = member(part) ?? {};
      if (name === 'text') return text(value) ?? '';
      if (name === 'json') return json(value);
      return name === undefined ? '' : `[${name}]`;
    })
    .join('');
}

function ifSaid(value: unknown, event: (said: string) => ModelEvent): readonly ModelEvent[] {
  return typeof value === 'string' && value !== '' ? [event(value)] : [];
}
