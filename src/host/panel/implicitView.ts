import {
  answerText,
  isOver,
  type Attachment,
  type CodeAttachment,
  type Turn,
} from '../../chat/conversation.ts';
import { estimateTokens } from '../../chat/tokenEstimate.ts';
import type { ImplicitView } from '../../protocol/views.ts';
import { attachmentView } from './attachmentView.ts';
import { placeOf } from './placeOf.ts';

/** The code that is selected in the editor. */
export interface SelectedCode {
  readonly code: CodeAttachment;
  /** It goes with the next prompt, unless something else speaks against it. */
  readonly on: boolean;
}

/** The chip of the selection; undefined where there is none, or the same lines are a chip of their own. */
export function implicitView(
  selected: SelectedCode | undefined,
  attachments: readonly Attachment[],
  turns: readonly Turn[],
): ImplicitView | undefined {
  if (!selected) return undefined;
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
