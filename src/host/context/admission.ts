import * as l10n from '@vscode/l10n';
import { formatBytes } from '../../base/text.ts';
import { MAX_ATTACHMENT_BYTES } from '../../chat/attach.ts';
import { isMedia, sizeOf, type Attachment, type TextAttachment } from '../../chat/conversation.ts';
import type { CodeAttachment } from '../../chat/conversation.ts';
import { refusedMedia, type Reader } from './mediaLimits.ts';

export interface Admission {
  readonly taken: readonly Attachment[];
  /** Why each of the others can't go along, a sentence each. */
  readonly refused: readonly string[];
}

/** Of what was offered, what can go along with `others`, which are in the request already. Nothing is cut. */
export function admit(
  offered: readonly Attachment[],
  others: readonly Attachment[],
  reader: Reader | undefined,
): Admission {
  const taken: Attachment[] = [];
  const refused: string[] = [];
  for (const one of offered) {
    const why = isMedia(one) ? refusedMedia(one, [...others, ...taken], reader) : refusedText(one);
    if (why === undefined) taken.push(one);
    else refused.push(why);
  }
  return { taken, refused };
}

function refusedText(attachment: CodeAttachment | TextAttachment): string | undefined {
  const { label, text } = attachment;
  if (text.trim() === '') return l10n.t('{0} is empty.', label);
  if (text.includes('\0')) return notReadable(label);
  const size = sizeOf(attachment);
  return size > MAX_ATTACHMENT_BYTES
    ? l10n.t(
        '{0} is {1}, and the limit is {2}. Select a part of it instead.',
        label,
        formatBytes(size),
        formatBytes(MAX_ATTACHMENT_BYTES),
      )
    : undefined;
}

/** For what is neither text nor media. */
export function notReadable(label: string): string {
  return l10n.t('{0} is neither text nor a picture or document that a model reads.', label);
}
