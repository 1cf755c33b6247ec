import { isDeepStrictEqual } from 'node:util';
import { allTurns } from '../../chat/branches.ts';
import {
  type Answer,
  type AnswerBlock,
  type Attachment,
  type Conversation,
  type Prompt,
  type Turn,
} from '../../chat/conversation.ts';
import { FILE_VERSION, type StoredRecord, type WrittenPrompt } from './records.ts';

/** What a file holds. Conversations are never changed in place, so that identity tells what is new. */
export interface Written {
  readonly conversation: Conversation;
  /** By ID. */
  readonly attachments: ReadonlyMap<string, Attachment>;
}

export interface Changes {
  readonly records: readonly StoredRecord[];
  /** What the file holds once they are there. */
  readonly after: Written;
}

/** What has to be added to a file (undefined: there is none) for it to hold this conversation; pure. */
export function changesSince(before: Written | undefined, conversation: Conversation): Changes {
  const attachments = new Map(before?.attachments);
  const records: StoredRecord[] = [...headOf(before, conversation)];
  const known = new Map(before && allTurns(before.conversation).map((turn) => [turn.id, turn]));
  let leaf = leafOf(before?.conversation);
  for (const turn of allTurns(conversation)) {
    const old = known.get(turn.id);
    if (old === turn) continue;
    if (!old) leaf = turn.id;
    records.push(...turnRecords(old, turn, attachments));
  }
  const shown = leafOf(conversation);
  if (shown !== undefined && shown !== leaf) records.push({ kind: 'path', leaf: shown });
  return { records, after: { conversation, attachments } };
}

function leafOf(conversation: Conversation | undefined): string | undefined {
  return conversation?.turns.at(-1)?.id;
}

function headOf(before: Written | undefined, { id, title, createdAt }: Conversation): StoredRecord[] {
  if (!before) return [{ kind: 'conversation', version: FILE_VERSION, id, title, createdAt }];
  return title === before.conversation.title ? [] : [{ kind: 'title', title }];
}

function turnRecords(
  old: Turn | undefined,
  turn: Turn,
  attachments: Map<string, Attachment>,
): StoredRecord[] {
  const records: StoredRecord[] = [];
  const written = (): WrittenPrompt => writtenPrompt(turn.prompt, attachments, records);
  if (!old || beginsAnew(old.answer, turn.answer)) {
    const prompt = written();
    return [...records, { kind: 'turn', turn: { ...turn, prompt } }];
  }
  if (!isDeepStrictEqual(old.prompt, turn.prompt) || old.leftOut !== turn.leftOut) {
    const prompt = written();
    const leftOut = turn.leftOut && { leftOut: turn.leftOut };
    records.push({ kind: 'prompt', turnId: turn.id, prompt, ...leftOut });
  }
  return [...records, ...answerRecords(turn.id, old.answer, turn.answer)];
}

/** Refers to attachments that the file holds, and writes those that it does not into `records` first. */
function writtenPrompt(
  prompt: Prompt,
  attachments: Map<string, Attachment>,
  records: StoredRecord[],
): WrittenPrompt {
  const refs = prompt.attachments.map((attachment) => {
    const known = attachments.get(attachment.id);
    // Another content under the same ID is not to be expected, and not to be lost.
    if (known && !holds(known, attachment)) return attachment;
    if (!known) {
      attachments.set(attachment.id, attachment);
      records.push({ kind: 'attachment', attachment });
    }
    return { ref: attachment.id, ...(attachment.leftOut && { leftOut: attachment.leftOut }) };
  });
  return { ...prompt, attachments: refs };
}

/** Whether a reference to the one stands for the other: leaving it out can be said beside it, taking it back can't. */
function holds(known: Attachment, attachment: Attachment): boolean {
  const leftOut = known.leftOut ?? attachment.leftOut;
  return known === attachment || isDeepStrictEqual({ ...known, ...(leftOut && { leftOut }) }, attachment);
}

function beginsAnew(old: Answer, answer: Answer): boolean {
  return old.startedAt !== answer.startedAt || answer.blocks.length < old.blocks.length;
}

function answerRecords(turnId: string, old: Answer, answer: Answer): StoredRecord[] {
  if (old === answer) return [];
  const records: StoredRecord[] = [];
  for (const [at, block] of answer.blocks.entries()) {
    const record = blockRecord(turnId, at, old.blocks[at], block);
    if (record) records.push(record);
  }
  const rest = withoutBlocks(answer);
  if (!isDeepStrictEqual(withoutBlocks(old), rest)) records.push({ kind: 'answer', turnId, answer: rest });
  return records;
}

function blockRecord(
  turnId: string,
  at: number,
  old: AnswerBlock | undefined,
  block: AnswerBlock,
): StoredRecord | undefined {
  if (old === block) return undefined;
  if (!old || !grewFrom(old, block)) return { kind: 'block', turnId, at, block };
  const fields = changedFields(old, block);
  const text = block.text.slice(old.text.length);
  const hasFields = Object.keys(fields).length > 0;
  if (text === '' && !hasFields) return undefined;
  return { kind: 'append', turnId, at, text, ...(hasFields && { fields }) };
}

function grewFrom(old: AnswerBlock, block: AnswerBlock): boolean {
  return block.text.startsWith(old.text) && Object.keys(old).every((key) => key in block);
}

function changedFields(old: AnswerBlock, block: AnswerBlock): Readonly<Record<string, unknown>> {
  const before = new Map<string, unknown>(Object.entries(old));
  const changed = Object.entries(block).filter(
    ([key, value]) => key !== 'text' && !isDeepStrictEqual(before.get(key), value),
  );
  return Object.fromEntries(changed);
}

/** JSON leaves out what is undefined. */
function withoutBlocks(answer: Answer): Omit<Answer, 'blocks'> {
  return { ...answer, blocks: undefined } as Omit<Answer, 'blocks'>;
}
