import type { Answer, AnswerBlock } from './conversation.ts';
import type { Content, Message } from './modelRequest.ts';
import { inputOf, type ToolCall } from './toolCalls.ts';

/** How one block of reasoning goes back; nothing where it does not. */
export type SentReasoning = (block: Extract<AnswerBlock, { kind: 'reasoning' }>) => readonly Content[];

/**
 * What an answer said and did, for the call that goes on with it: everything up to the results that its model waits
 * for.
 */
export function messagesSoFar(answer: Answer, reasoning: SentReasoning): readonly Message[] {
  return callsOf(answer)
    .flatMap((blocks) => [spoken(blocks, reasoning), results(blocks)])
    .filter(hasContent);
}

/**
 * The same of an answer that is over: AWS wants a result for each call and speech after results, so that a call which
 * nothing was said after is left out.
 */
export function messagesOf(answer: Answer, reasoning: SentReasoning): readonly Message[] {
  const calls = callsOf(answer);
  const last = calls.findLastIndex(says);
  return calls
    .slice(0, last + 1)
    .flatMap((blocks, i) =>
      i === last
        ? [
            spoken(
              blocks.filter(({ kind }) => kind !== 'toolCall'),
              reasoning,
            ),
          ]
        : [spoken(blocks, reasoning), results(blocks)],
    )
    .filter(hasContent);
}

function hasContent({ content }: Message): boolean {
  return content.length > 0;
}

/** The blocks of each call of the model. */
function callsOf({ blocks, laterCalls = [] }: Answer): readonly (readonly AnswerBlock[])[] {
  const from = [0, ...laterCalls];
  return from.map((start, i) => blocks.slice(start, from[i + 1]));
}

function says(blocks: readonly AnswerBlock[]): boolean {
  return blocks.some((block) => block.kind === 'text' && block.text.trim() !== '');
}

function spoken(blocks: readonly AnswerBlock[], reasoning: SentReasoning): Message {
  return { role: 'assistant', content: blocks.flatMap((block) => contentOf(block, reasoning)) };
}

function contentOf(block: AnswerBlock, reasoning: SentReasoning): readonly Content[] {
  switch (block.kind) {
    case 'text':
      return [{ kind: 'text', text: block.text }];
    case 'reasoning':
      return reasoning(block);
    case 'toolCall':
      return ranHere(block) ? [toolUse(block)] : [];
    default:
      return [];
  }
}

/** What can't be read is told by its result. */
function toolUse(call: ToolCall): Content {
  return { kind: 'toolUse', id: call.id, name: call.name, input: inputOf(call) ?? {} };
}

function results(blocks: readonly AnswerBlock[]): Message {
  return { role: 'user', content: blocks.filter(ranHere).map(toolResult) };
}

function ranHere(block: AnswerBlock): block is ToolCall {
  return block.kind === 'toolCall' && block.run !== undefined;
}

function toolResult({ id, run }: ToolCall): Content {
  const failed = run?.state !== 'done';
  return { kind: 'toolResult', id, text: run?.result ?? 'It was stopped.', failed };
}
