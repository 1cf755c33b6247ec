import * as l10n from '@vscode/l10n';
import { isMedia, sizeOf, type Attachment, type CodeAttachment } from '../../chat/conversation.ts';
import { estimateTokens } from '../../chat/tokenEstimate.ts';
import type { AttachmentView } from '../../protocol/views.ts';

/** The chip of what goes with a prompt: what it is, where it stands and how large it is. */
export function attachmentView(attachment: Attachment): AttachmentView {
  const { id, kind, label, leftOut } = attachment;
  return {
    id,
    kind,
    label,
    detail: leftOut === true ? l10n.t('left out') : detailOf(attachment),
    bytes: sizeOf(attachment),
  };
}

/** The chip in the composer: what it will take of the model's window, too. */
export function chipView(attachment: Attachment): AttachmentView {
  const view = attachmentView(attachment);
  return isMedia(attachment) ? view : { ...view, tokens: estimateTokens(attachment.text) };
}

function detailOf(attachment: Attachment): string {
  switch (attachment.kind) {
    case 'selection':
      return linesText(attachment);
    case 'image':
      return l10n.t('{0} image', attachment.format.toUpperCase());
    case 'document':
      return l10n.t('{0} document', attachment.format.toUpperCase());
    case 'file':
      return l10n.t('file');
    case 'folder':
      return l10n.t('folder');
    case 'problems':
      return l10n.t('problems');
    case 'changes':
      return l10n.t('changes');
    case 'terminal':
      return l10n.t('terminal');
    case 'paste':
      return l10n.t('pasted text');
  }
}

export function linesText({ startLine, endLine }: Pick<CodeAttachment, 'startLine' | 'endLine'>): string {
  return startLine === endLine ? l10n.t('line {0}', startLine) : l10n.t('lines {0}–{1}', startLine, endLine);
}
