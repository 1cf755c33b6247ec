import type { Answer, AnswerBlock } from './answer.ts';
import { charactersPerToken, cut, generatedText } from './tokens.ts';

export interface Limits {
  readonly maxTokens?: number | undefined;
  readonly stopSequences?: readonly string[] | undefined;
}

/** Ends an answer where a stop sequence or `maxTokens` ends it. */
export function limit(blocks: readonly AnswerBlock[], { maxTokens, stopSequences = [] }: Limits): Answer {
  const stopped = stopAt(blocks, stopSequences);
  const room = maxTokens === undefined ? Infinity : maxTokens * charactersPerToken;
  const kept = fit(stopped.blocks, room);
  if (kept) return { blocks: kept, stopReason: 'max_tokens' };
  return stopped;
}

function stopAt(blocks: readonly AnswerBlock[], sequences: readonly string[]): Answer {
  const kept: AnswerBlock[] = [];
  for (const block of blocks) {
    const text = block.kind === 'text' || block.kind === 'cited' ? block.text : '';
    const places = sequences.map((sequence) => text.indexOf(sequence)).filter((place) => place >= 0);
    if (places.length > 0) {
      kept.push(...shorten(block, Math.min(...places)));
      return { blocks: kept, stopReason: 'stop_sequence' };
    }
    kept.push(block);
  }
  return { blocks, stopReason: blocks.some(({ kind }) => kind === 'toolUse') ? 'tool_use' : 'end_turn' };
}

/** The blocks that `room` characters hold; undefined where all of them fit. */
function fit(blocks: readonly AnswerBlock[], room: number): readonly AnswerBlock[] | undefined {
  let left = room;
  for (const [i, block] of blocks.entries()) {
    const length = generatedText(block).length;
    if (length > left) return [...blocks.slice(0, i), ...shorten(block, left)];
    left -= length;
  }
  return undefined;
}

/** Half a tool's input is of no use to anyone: it is left out. */
function shorten(block: AnswerBlock, length: number): readonly AnswerBlock[] {
  if (block.kind !== 'text' && block.kind !== 'cited' && block.kind !== 'reasoning') return [];
  const text = cut(block.text, length);
  return text === '' ? [] : [{ ...block, text }];
}
