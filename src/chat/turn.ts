import type { Answer, AnswerBlock } from './conversation.ts';
import type { ModelEvent } from './modelEvent.ts';

/** How an event changed the answer: appended text is told apart so that streaming costs what arrived, not the whole. */
type AnswerChange =
  { readonly kind: 'append'; readonly index: number; readonly text: string } | { readonly kind: 'structure' };

export interface Reduced {
  readonly answer: Answer;
  readonly change: AnswerChange;
}

type BlockOf<K extends AnswerBlock['kind']> = Extract<AnswerBlock, { kind: K }>;

export function newAnswer(startedAt: number): Answer {
  return { state: { kind: 'waiting', doing: 'calling' }, blocks: [], sources: [], startedAt };
}

/** Applies one model event; pure. `now` is epoch milliseconds. */
export function reduceAnswer(answer: Answer, event: ModelEvent, now: number): Reduced {
  switch (event.kind) {
    case 'start':
      return structure(started(answer, event));
    case 'retrying':
      return structure(retried(answer, event));
    case 'stop':
      return structure({
        ...answer,
        blocks: thoughtEnded(answer.blocks, now),
        state: { kind: 'complete', stopReason: event.reason },
      });
    case 'metadata':
      return structure({
        ...answer,
        ...(event.usage && { usage: event.usage }),
        ...(event.callUsages && { callUsages: event.callUsages }),
        ...(event.guardrail && { guardrail: event.guardrail }),
        ...(event.latencyMs !== undefined && { latencyMs: event.latencyMs }),
        ...(event.serviceTier !== undefined && { serviceTier: event.serviceTier }),
      });
    default:
      return timed(answer, reduceBlock(begun(answer, now), event), now);
  }
}

/** Says when a block of reasoning began, and that it ended where another block follows. */
function timed(before: Answer, { answer, change }: Reduced, now: number): Reduced {
  const added = answer.blocks.at(-1);
  if (!added || answer.blocks.length === before.blocks.length) return { answer, change };
  const begins = added.kind === 'reasoning' ? { ...added, startedAt: now } : added;
  return {
    answer: { ...answer, blocks: [...thoughtEnded(answer.blocks.slice(0, -1), now), begins] },
    change,
  };
}

function thoughtEnded(blocks: readonly AnswerBlock[], now: number): readonly AnswerBlock[] {
  const last = blocks.at(-1);
  if (last?.kind !== 'reasoning' || last.endedAt !== undefined) return blocks;
  return blocks.with(-1, { ...last, endedAt: now });
}

type EventOf<K extends ModelEvent['kind']> = Extract<ModelEvent, { kind: K }>;

function started(answer: Answer, { requestId, reshaped = [] }: EventOf<'start'>): Answer {
  const { state } = answer;
  return {
    ...answer,
    ...(state.kind === 'waiting' && { state: { kind: 'waiting', doing: state.doing } }),
    ...(requestId !== undefined && { requestId }),
    ...(reshaped.length > 0 && { reshaped }),
  };
}

function retried(answer: Answer, { attempt, attempts, cause }: EventOf<'retrying'>): Answer {
  if (answer.state.kind !== 'waiting') return answer;
  return { ...answer, state: { kind: 'waiting', doing: 'calling', retrying: { attempt, attempts, cause } } };
}

type BlockEvent = Exclude<ModelEvent, { kind: 'start' | 'retrying' | 'stop' | 'metadata' }>;

function reduceBlock(answer: Answer, event: BlockEvent): Reduced {
  switch (event.kind) {
    case 'text':
      return append(answer, { kind: 'text', index: event.index, text: event.text, citations: [] });
    case 'reasoning':
      return append(answer, { kind: 'reasoning', index: event.index, text: event.text });
    case 'reasoningSignature':
      return amend(answer, { kind: 'reasoning', index: event.index, text: '' }, (block) => ({
        ...block,
        signature: (block.signature ?? '') + event.signature,
      }));
    case 'redactedReasoning':
      return amend(answer, { kind: 'reasoning', index: event.index, text: '' }, (block) => ({
        ...block,
        redacted: event.base64,
      }));
    case 'citation':
      return amend(answer, { kind: 'text', index: event.index, text: '', citations: [] }, (block) => ({
        ...block,
        citations: [...block.citations, event.citation],
      }));
    default:
      return reduceOther(answer, event);
  }
}

type OtherEvent = Extract<ModelEvent, { kind: 'toolCall' | 'toolInput' | 'toolResult' | 'unknownBlock' }>;

function reduceOther(answer: Answer, event: OtherEvent): Reduced {
  switch (event.kind) {
    case 'toolCall':
      return append(answer, {
        kind: 'toolCall',
        index: event.index,
        id: event.id,
        name: event.name,
        text: '',
      });
    case 'toolInput':
      return append(answer, { kind: 'toolCall', index: event.index, id: '', name: '', text: event.json });
    case 'toolResult':
      return append(answer, {
        kind: 'toolResult',
        index: event.index,
        toolUseId: event.toolUseId,
        text: event.text,
      });
    case 'unknownBlock':
      return append(answer, { kind: 'unknown', index: event.index, name: event.name, text: '' });
  }
}

/** The first sign of content; an answer that has already ended stays ended. */
function begun(answer: Answer, now: number): Answer {
  if (answer.state.kind !== 'waiting') return answer;
  return { ...answer, state: { kind: 'streaming' }, firstTokenAt: now };
}

function structure(answer: Answer): Reduced {
  return { answer, change: { kind: 'structure' } };
}

/** Joins text to the block of the same index and kind, or begins it. */
function append(answer: Answer, piece: AnswerBlock): Reduced {
  const at = find(answer, piece);
  const block = answer.blocks[at];
  if (!block) return structure({ ...answer, blocks: [...answer.blocks, piece] });
  const blocks = answer.blocks.with(at, { ...block, text: block.text + piece.text });
  return { answer: { ...answer, blocks }, change: { kind: 'append', index: at, text: piece.text } };
}

function amend<K extends AnswerBlock['kind']>(
  answer: Answer,
  empty: BlockOf<K>,
  change: (block: BlockOf<K>) => AnswerBlock,
): Reduced {
  const at = find(answer, empty);
  const found = answer.blocks[at] as BlockOf<K> | undefined;
  const changed = change(found ?? empty);
  return structure({
    ...answer,
    blocks: found ? answer.blocks.with(at, changed) : [...answer.blocks, changed],
  });
}

function find(answer: Answer, like: AnswerBlock): number {
  return answer.blocks.findLastIndex((block) => block.index === like.index && block.kind === like.kind);
}
