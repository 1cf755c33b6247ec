import * as v from 'valibot';
import { arranged } from '../../chat/branches.ts';
import {
  isOver,
  type Answer,
  type AnswerBlock,
  type Attachment,
  type Conversation,
  type Turn,
} from '../../chat/conversation.ts';
import type { Written } from './changes.ts';
import { FILE_VERSION } from './records.ts';
import {
  StoredAnswerRest,
  StoredAttachment,
  StoredBlock,
  StoredPrompt,
  StoredTurn,
} from './storedConversation.ts';

export interface Replayed extends Written {
  readonly pinned: boolean;
  /** Lines of ours that can't be read: half-written, or damaged. */
  readonly damaged: number;
}

export type Replay =
  | ({ readonly kind: 'conversation' } & Replayed)
  /** Written by a later version of the extension: not ours to add to. */
  | { readonly kind: 'newer'; readonly version: number }
  /** Nothing in it tells whose it is. */
  | { readonly kind: 'empty'; readonly damaged: number };

const Head = v.looseObject({
  kind: v.literal('conversation'),
  version: v.number(),
  id: v.string(),
  title: v.string(),
  createdAt: v.number(),
});
const Attachments = v.looseObject({ attachments: v.array(v.unknown()) });
const Ref = v.looseObject({ ref: v.string(), leftOut: v.exactOptional(v.literal(true)) });
const turnId = v.string();

const Known = v.variant('kind', [
  Head,
  v.looseObject({ kind: v.literal('title'), title: v.string() }),
  v.looseObject({ kind: v.literal('pinned'), pinned: v.boolean() }),
  v.looseObject({ kind: v.literal('attachment'), attachment: StoredAttachment }),
  v.looseObject({ kind: v.literal('turn'), turn: v.looseObject({ prompt: Attachments }) }),
  v.looseObject({
    kind: v.literal('prompt'),
    turnId,
    prompt: Attachments,
    leftOut: v.exactOptional(v.literal(true)),
  }),
  v.looseObject({ kind: v.literal('answer'), turnId, answer: StoredAnswerRest }),
  v.looseObject({ kind: v.literal('block'), turnId, at: v.number(), block: StoredBlock }),
  v.looseObject({
    kind: v.literal('append'),
    turnId,
    at: v.number(),
    text: v.string(),
    fields: v.exactOptional(v.looseObject({})),
  }),
  v.looseObject({ kind: v.literal('path'), leaf: v.string() }),
]);
type Known = v.InferOutput<typeof Known>;

const KINDS: ReadonlySet<string> = new Set(Known.options.map(({ entries }) => entries.kind.literal));
const Any = v.looseObject({ kind: v.string() });

/** What the file of conversation `id` holds: everything up to wherever it ends. A line that can't be read costs that line alone. */
export function replay(file: string, id: string): Replay {
  const replayed = new Replaying();
  for (const line of file.split('\n')) {
    if (line !== '') replayed.line(line);
  }
  return replayed.result(id);
}

class Replaying {
  readonly #turns = new Map<string, Turn>();
  readonly #attachments = new Map<string, Attachment>();
  #head: Omit<Conversation, 'turns'> | undefined;
  #version = 0;
  #leaf: string | undefined;
  #pinned = false;
  #damaged = 0;

  line(line: string): void {
    const value = parsed(line);
    const any = v.safeParse(Any, value);
    if (any.success && !KINDS.has(any.output.kind)) return;
    const known = v.safeParse(Known, value);
    if (!known.success || !this.#apply(known.output)) this.#damaged += 1;
  }

  result(id: string): Replay {
    const damaged = this.#damaged;
    if (this.#version > FILE_VERSION) return { kind: 'newer', version: this.#version };
    const turns = [...this.#turns.values()];
    const head = this.#head ?? headOf(id, turns);
    if (!head) return { kind: 'empty', damaged };
    const leaf = this.#leaf === undefined ? undefined : this.#turns.get(this.#leaf);
    const conversation = arranged({ ...head, turns: [] }, turns, leaf ?? turns.at(-1));
    return {
      kind: 'conversation',
      conversation,
      attachments: this.#attachments,
      pinned: this.#pinned,
      damaged,
    };
  }

  /** Whether it could be applied; a record of a turn that is not there can't. */
  #apply(record: Known): boolean {
    switch (record.kind) {
      case 'conversation':
        this.#version = Math.max(this.#version, record.version);
        this.#head ??= { version: 1, id: record.id, title: record.title, createdAt: record.createdAt };
        return true;
      case 'title':
        if (this.#head) this.#head = { ...this.#head, title: record.title };
        return this.#head !== undefined;
      case 'pinned':
        this.#pinned = record.pinned;
        return true;
      case 'attachment':
        this.#attachments.set(record.attachment.id, record.attachment);
        return true;
      case 'path':
        this.#leaf = record.leaf;
        return true;
      default:
        return this.#applyToTurn(record);
    }
  }

  #applyToTurn(record: Extract<Known, { kind: 'turn' | 'prompt' | 'answer' | 'block' | 'append' }>): boolean {
    if (record.kind === 'turn') return this.#begin(record.turn);
    const turn = this.#turns.get(record.turnId);
    const next = turn && this.#changed(turn, record);
    if (next) this.#turns.set(next.id, next);
    return next !== undefined;
  }

  #begin(record: Extract<Known, { kind: 'turn' }>['turn']): boolean {
    const turn = v.safeParse(StoredTurn, { ...record, prompt: this.#resolved(record.prompt) });
    if (!turn.success) return false;
    if (!this.#turns.has(turn.output.id)) this.#leaf = turn.output.id;
    this.#turns.set(turn.output.id, turn.output);
    return true;
  }

  #changed(
    turn: Turn,
    record: Extract<Known, { kind: 'prompt' | 'answer' | 'block' | 'append' }>,
  ): Turn | undefined {
    const { answer } = turn;
    switch (record.kind) {
      case 'prompt': {
        const prompt = v.safeParse(StoredPrompt, this.#resolved(record.prompt));
        if (!prompt.success) return undefined;
        return { ...turn, prompt: prompt.output, ...(record.leftOut && { leftOut: record.leftOut }) };
      }
      case 'answer':
        return cutElsewhere(answer, record.answer)
          ? turn
          : { ...turn, answer: { ...record.answer, blocks: answer.blocks } };
      case 'block':
        return withBlock(turn, record.at, record.block);
      case 'append':
        return withAppended(turn, record);
    }
  }

  /** With the attachments in the place of what refers to them; one whose record is lost is left away. */
  #resolved(prompt: v.InferOutput<typeof Attachments>): unknown {
    const attachments = prompt.attachments.map((one) => {
      const ref = v.safeParse(Ref, one);
      if (!ref.success) return one;
      const attachment = this.#attachments.get(ref.output.ref);
      const { leftOut } = ref.output;
      return attachment && leftOut ? { ...attachment, leftOut } : attachment;
    });
    return { ...prompt, attachments: attachments.filter((one) => one !== undefined) };
  }
}

/** A window that read an answer while another one received it takes it for cut: what the other one has is the end. */
function cutElsewhere(answer: Answer, record: Pick<Answer, 'state' | 'startedAt'>): boolean {
  const isSame = record.startedAt === answer.startedAt;
  return isSame && isCut(record) && isOver(answer) && !isCut(answer);
}

function isCut({ state }: Pick<Answer, 'state'>): boolean {
  return 'failure' in state && state.failure.cause === 'stream-interrupted';
}

/** For a file whose first record is damaged, and the turns are not. */
function headOf(id: string, [first]: readonly Turn[]): Omit<Conversation, 'turns'> | undefined {
  return (
    first && { version: 1, id, title: first.prompt.text.slice(0, 60), createdAt: first.answer.startedAt }
  );
}

function withAppended(
  turn: Turn,
  { at, text, fields }: Extract<Known, { kind: 'append' }>,
): Turn | undefined {
  const block = turn.answer.blocks[at];
  if (!block) return undefined;
  const grown = v.safeParse(StoredBlock, { ...block, ...fields, text: block.text + text });
  return grown.success ? withBlock(turn, at, grown.output) : undefined;
}

function withBlock(turn: Turn, at: number, block: AnswerBlock): Turn | undefined {
  const { blocks } = turn.answer;
  if (at > blocks.length) return undefined;
  const next = at === blocks.length ? [...blocks, block] : blocks.with(at, block);
  return { ...turn, answer: { ...turn.answer, blocks: next } };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
