import * as l10n from '@vscode/l10n';
import type { Attachment } from '../../chat/conversation.ts';
import type { AttachmentView } from '../../protocol/views.ts';

/** The chip of a piece of code: where it stands and how large it is. */
export function attachmentView({ id, label, startLine, endLine, text }: Attachment): AttachmentView {
  return { id, label, detail: linesText(startLine, endLine), bytes: Buffer.byteLength(text) };
}

function linesText(startLine: number, endLine: number): string {
  return startLine === endLine ? l10n.t('line {0}', startLine) : l10n.t('lines {0}–{1}', startLine, endLine);
}
