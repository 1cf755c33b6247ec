import type { Answer, AnswerBlock, Attachment, Prompt, Turn } from '../../chat/conversation.ts';

/** The version of the files, as their first record tells; version 1 was one JSON document a conversation. */
export const FILE_VERSION = 2;

/** An attachment whose bytes are in a record of their own: what is sent again is not written again. */
interface AttachmentRef {
  readonly ref: string;
  readonly leftOut?: true;
}

export interface WrittenPrompt extends Omit<Prompt, 'attachments'> {
  readonly attachments: readonly (AttachmentRef | Attachment)[];
}

/** One line of a conversation's file. What is not known to this version is skipped by it and left where it is. */
export type StoredRecord =
  | {
      readonly kind: 'conversation';
      readonly version: typeof FILE_VERSION;
      readonly id: string;
      readonly title: string;
      /** Epoch milliseconds. */
      readonly createdAt: number;
    }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'pinned'; readonly pinned: boolean }
  | { readonly kind: 'attachment'; readonly attachment: Attachment }
  /** A turn that is new, or that begins anew. */
  | { readonly kind: 'turn'; readonly turn: Omit<Turn, 'prompt'> & { readonly prompt: WrittenPrompt } }
  | {
      readonly kind: 'prompt';
      readonly turnId: string;
      readonly prompt: WrittenPrompt;
      readonly leftOut?: true;
    }
  /** Everything of an answer but its blocks. */
  | { readonly kind: 'answer'; readonly turnId: string; readonly answer: Omit<Answer, 'blocks'> }
  /** A block that is new (`at` is the count of blocks before it) or that replaces the one there. */
  | { readonly kind: 'block'; readonly turnId: string; readonly at: number; readonly block: AnswerBlock }
  /** `fields`: what else of the block is different now. */
  | {
      readonly kind: 'append';
      readonly turnId: string;
      readonly at: number;
      readonly text: string;
      readonly fields?: Readonly<Record<string, unknown>>;
    }
  /** The path that is shown ends with this turn; without this, with the turn that was begun last. */
  | { readonly kind: 'path'; readonly leaf: string };

/** Each record on a line of its own; the line break before them ends what another writer left half-written. */
export function encodeRecords(records: readonly StoredRecord[]): string {
  return `\n${records.map((record) => JSON.stringify(record)).join('\n')}\n`;
}
