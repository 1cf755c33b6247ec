import * as l10n from '@vscode/l10n';
import { formatBytes } from '../base/text.ts';
import { sizeOf, type CodeAttachment, type TextAttachment } from './conversation.ts';
import { FailureError, type FailureCause } from './failure.ts';

/** 256 KiB of UTF-8, about 64,000 tokens: more than that hardly any model reads well, and it all costs. */
export const MAX_ATTACHMENT_BYTES = 256 * 1024;

/** Checks what is to go with a prompt. Throws FailureError; nothing is cut silently. */
export function checkedAttachment<T extends CodeAttachment | TextAttachment>(attachment: T): T {
  if (attachment.text.trim() === '') {
    throw refused(
      'nothing-selected',
      l10n.t('There is no code here to send.'),
      l10n.t('Select some code, or put the cursor into it.'),
    );
  }
  if (attachment.text.includes('\0')) {
    throw refused(
      'not-text',
      l10n.t('{0} is not text.', attachment.label),
      l10n.t('Only text can be sent to the model as code.'),
    );
  }
  const bytes = sizeOf(attachment);
  if (bytes <= MAX_ATTACHMENT_BYTES) return attachment;
  throw refused(
    'attachment-too-large',
    l10n.t(
      'The selection is {0}, and the limit is {1}. Nothing was sent.',
      formatBytes(bytes),
      formatBytes(MAX_ATTACHMENT_BYTES),
    ),
    l10n.t('Select a smaller part.'),
  );
}

function refused(cause: FailureCause, message: string, remedy: string): FailureError {
  return new FailureError({ cause, message, remedy, actions: [] });
}
