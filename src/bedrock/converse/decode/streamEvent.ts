import type { ModelEvent } from '../../../chat/modelEvent.ts';
import { decodeDelta } from './delta.ts';
import { decodeMetadata } from './metadata.ts';
import { count, member, record, text } from './wire.ts';

/**
 * Decodes the events of one ConverseStream, in their order; never throws. Unknown events give nothing, unknown
 * blocks an `unknownBlock`.
 */
export function createStreamDecoder(): (event: unknown) => readonly ModelEvent[] {
  /** Deltas of a tool's result do not name the call: its start does. */
  const toolUseIds = new Map<number, string>();
  return (event) => {
    const { name, value } = member(event) ?? {};
    const body = record(value);
    const index = count(body['contentBlockIndex']) ?? 0;
    switch (name) {
      case 'contentBlockStart':
        remember(toolUseIds, index, body['start']);
        return decodeStart(index, body['start']);
      case 'contentBlockDelta':
        return decodeDelta(index, body['delta'], toolUseIds.get(index) ?? '');
      case 'messageStop':
        return [{ kind: 'stop', reason: text(body['stopReason']) ?? 'unknown' }];
      case 'metadata':
        return [decodeMetadata(value)];
      default:
        return [];
    }
  };
}

function remember(toolUseIds: Map<number, string>, index: number, start: unknown): void {
  const id = text(record(member(start)?.value)['toolUseId']);
  if (id !== undefined) toolUseIds.set(index, id);
}

/** `ContentBlockStart`: comes for tools only, and for kinds yet unknown. */
function decodeStart(index: number, start: unknown): readonly ModelEvent[] {
  const { name, value } = member(start) ?? {};
  const toolUseId = text(record(value)['toolUseId']) ?? '';
  switch (name) {
    case undefined:
      return [];
    case 'toolUse':
      return [{ kind: 'toolCall', index, id: toolUseId, name: text(record(value)['name']) ?? '' }];
    case 'toolResult':
      return [{ kind: 'toolResult', index, toolUseId, text: '' }];
    default:
      return [{ kind: 'unknownBlock', index, name }];
  }
}
