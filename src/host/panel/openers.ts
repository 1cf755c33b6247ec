import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isMedia, type Attachment, type CodeAttachment } from '../../chat/conversation.ts';
import type { Passage } from '../../chat/resources.ts';
import { openDocument } from '../editor/openDocument.ts';
import type { ChatShared } from './chatShared.ts';
import type { VirtualDocuments } from './virtualDocuments.ts';

export async function openExternal(href: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(href, true));
}

export async function openPassage(documents: VirtualDocuments, { title, text }: Passage): Promise<void> {
  await documents.open(title, text, 'markdown');
}

/** The file at the lines that were attached, or the text itself where the file has gone or there never was one. */
export async function openAttachment(
  { documents, media }: Pick<ChatShared, 'documents' | 'media'>,
  attachment: Attachment,
): Promise<void> {
  if (isMedia(attachment)) {
    await media.open(attachment);
    return;
  }
  const { label, text, languageId } = attachment;
  const uri = attachment.kind === 'folder' ? undefined : attachment.uri;
  const document = uri === undefined ? undefined : await fileOf(vscode.Uri.parse(uri));
  if (!document) await documents.open(label, text, languageId ?? 'plaintext');
  else if (attachment.kind === 'selection') await showLines(document, attachment);
  else await vscode.window.showTextDocument(document, { preview: true });
}

async function showLines(
  document: vscode.TextDocument,
  { startLine, endLine }: CodeAttachment,
): Promise<void> {
  const lines = new vscode.Range(startLine - 1, 0, endLine - 1, Number.MAX_SAFE_INTEGER);
  await vscode.window.showTextDocument(document, { selection: document.validateRange(lines), preview: true });
}

async function fileOf(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = openDocument(uri);
  // Opening an untitled document that is gone would make a new, empty one.
  if (open || uri.scheme === 'untitled') return open;
  return vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
}

/** Puts text where the cursors of the last active editor are, as one undo step. */
export async function insertAtCursor(text: string): Promise<void> {
  const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  if (!editor) {
    void vscode.window.showInformationMessage(l10n.t('Open a file first: there is no cursor to insert at.'));
    return;
  }
  const { document, selections, viewColumn } = editor;
  const done = await editor.edit((edit) => {
    for (const selection of selections) edit.replace(selection, text);
  });
  if (!done) {
    void vscode.window.showWarningMessage(
      l10n.t('{0} can’t be edited.', vscode.workspace.asRelativePath(document.uri)),
    );
    return;
  }
  await vscode.window.showTextDocument(document, viewColumn);
}
