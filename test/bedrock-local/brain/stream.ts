import type { StreamStep } from '../contract.ts';
import type { Answer, AnswerBlock, Pace } from './answer.ts';
import { chunks } from './tokens.ts';

type Delta = Readonly<Record<string, unknown>>;

/** The events of a whole answer in AWS's order: messageStart, the blocks, messageStop, metadata. */
export function* answerSteps(answer: Answer, metadata: Delta, pace: Pace): Generator<StreamStep> {
  yield event('messageStart', { role: 'assistant' });
  for (const [index, block] of answer.blocks.entries()) yield* blockSteps(block, index, pace);
  yield event('messageStop', { stopReason: answer.stopReason });
  yield event('metadata', metadata);
}

/** Only tool use is announced: text and reasoning begin with their first delta. */
function* blockSteps(
  block: AnswerBlock,
  contentBlockIndex: number,
  { deltaMs, chunk }: Pace,
): Generator<StreamStep> {
  if (block.kind === 'toolUse') {
    const { name, toolUseId } = block;
    yield event('contentBlockStart', { contentBlockIndex, start: { toolUse: { name, toolUseId } } });
  }
  for (const delta of deltas(block, chunk)) {
    if (deltaMs > 0) yield { kind: 'delay', ms: deltaMs };
    yield event('contentBlockDelta', { contentBlockIndex, delta });
  }
  yield event('contentBlockStop', { contentBlockIndex });
}

function deltas(block: AnswerBlock, chunk: number): readonly Delta[] {
  switch (block.kind) {
    case 'text':
      return chunks(block.text, chunk).map((text) => ({ text }));
    case 'reasoning':
      return [
        ...chunks(block.text, chunk).map((text) => ({ reasoningContent: { text } })),
        { reasoningContent: { signature: block.signature } },
      ];
    case 'redactedReasoning':
      return [{ reasoningContent: { redactedContent: block.base64 } }];
    case 'toolUse':
      return toolInput(block.input, chunk);
    case 'cited':
      // A citation comes before the text that it is for.
      return [
        ...block.citations.map((citation) => ({ citation })),
        ...chunks(block.text, chunk).map((text) => ({ text })),
      ];
  }
}

/** Claude begins with an empty piece, then cuts anywhere. */
function toolInput(input: unknown, chunk: number): readonly Delta[] {
  const json = JSON.stringify(input);
  const pieces = json === '{}' ? [json] : ['', ...chunks(json, chunk)];
  return pieces.map((piece) => ({ toolUse: { input: piece } }));
}

export function event(name: string, payload: Delta): StreamStep {
  return { kind: 'event', name, payload };
}
