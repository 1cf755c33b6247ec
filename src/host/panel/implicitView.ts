import { MAX_ATTACHMENT_BYTES } from '../../chat/attach.ts';
import {
  answerText,
  isOver,
  sizeOf,
  type Attachment,
  type CodeAttachment,
  type Turn,
} from '../../chat/conversation.ts';
import { estimateTokens } from '../../chat/tokenEstimate.ts';
import type { ImplicitView } from '../../protocol/views.ts';
import { attachmentView, linesText } from './attachmentView.ts';
import { placeOf } from './placeOf.ts';

/** What can go along, or where something is that can't: nobody needs its text. */
export type Selectable =
  | { readonly code: CodeAttachment }
  | {
      readonly tooLarge: Pick<CodeAttachment, 'label' | 'startLine' | 'endLine'> & {
        /** Of UTF-8. */
        readonly bytes: number;
      };
    };

/** The code that is selected in the editor; `on`: it goes along, unless something else speaks against it. */
export type SelectedCode = Selectable & { readonly on: boolean };

/** Undefined for what is no text; the command that adds it says why. */
export function selectable(code: CodeAttachment): Selectable | undefined {
  const { label, startLine, endLine, text } = code;
  if (text.trim() === '' || text.includes('\0')) return undefined;
  const bytes = sizeOf(code);
  return bytes <= MAX_ATTACHMENT_BYTES ? { code } : { tooLarge: { label, startLine, endLine, bytes } };
}

/** The chip of the selection; undefined where there is none, or the same lines are a chip of their own. */
export function implicitView(
  selected: SelectedCode | undefined,
  attachments: readonly Attachment[],
  turns: readonly Turn[],
): ImplicitView | undefined {
  if (!selected) return undefined;
  if ('tooLarge' in selected) {
    const { label, bytes } = selected.tooLarge;
    const detail = linesText(selected.tooLarge);
    return { state: 'too-large', label, detail, bytes, limit: MAX_ATTACHMENT_BYTES };
  }
  const { code, on } = selected;
  if (attachments.some((one) => placeOf(one) === placeOf(code))) return undefined;
  const { label, detail, bytes } = attachmentView(code);
  const sent = turns.some((turn) => sends(turn, code));
  const tokens = estimateTokens(code.text);
  return { label, detail, bytes, tokens, state: sent ? 'sent' : on ? 'on' : 'off' };
}

/**
 * Whether later requests have this very code with the turn: they leave out a turn without an answer. A part of what was
 * sent is new, because it says which part is meant.
 */
function sends({ prompt, answer, leftOut }: Turn, { uri, text }: CodeAttachment): boolean {
  if (leftOut === true || (isOver(answer) && answerText(answer).trim() === '')) return false;
  return prompt.attachments.some(
    (one) => one.kind === 'selection' && one.leftOut !== true && one.uri === uri && one.text === text,
  );
}
