import * as l10n from '@vscode/l10n';
import * as path from 'node:path/posix';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Attachment, TextAttachment } from '../../chat/conversation.ts';
import { MAX_ATTACHMENT_BYTES } from '../../chat/attach.ts';
import { openDocument } from '../editor/openDocument.ts';
import { fileAttachment } from './media.ts';

/** More names than that no list shows well. */
const MOST_FILES = 5000;
/** Files of a folder that goes along. */
const MOST_OF_FOLDER = 500;
/** Bytes of a file that is read at all: more than any limit for what is sent. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Files of the workspace, those that are open first. Undefined when nothing was chosen. */
export async function pickFiles(): Promise<readonly vscode.Uri[] | undefined> {
  const open = vscode.workspace.textDocuments.map(({ uri }) => uri).filter(({ scheme }) => scheme !== 'git');
  const found = await filesBelow('**/*', MOST_FILES);
  const known = new Map([...open.filter(isInWorkspace), ...found].map((uri) => [uri.toString(), uri]));
  const picked = await vscode.window.showQuickPick([...known.values()].map(fileRow), {
    title: l10n.t('Files to Send Along'),
    placeHolder: l10n.t('Choose one or more files'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked?.map(({ uri }) => uri);
}

export function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

interface UriRow extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
}

function fileRow(uri: vscode.Uri): UriRow {
  const relative = vscode.workspace.asRelativePath(uri);
  const folder = path.dirname(relative);
  return { uri, label: path.basename(relative), description: folder === '.' ? '' : folder };
}

/** A file as it is in the editor, unsaved edits included. Undefined where no model could read it. */
export async function attachmentOfFile(uri: vscode.Uri): Promise<Attachment | undefined> {
  const open = openDocument(uri);
  const label = vscode.workspace.asRelativePath(uri);
  if (open) {
    const { languageId } = open;
    return { id: randomUUID(), kind: 'file', label, uri: uri.toString(), languageId, text: open.getText() };
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MOST_BYTES) return undefined;
  return fileAttachment(label, await vscode.workspace.fs.readFile(uri), uri.toString());
}

/** A folder of the workspace. */
export async function pickFolder(): Promise<vscode.Uri | undefined> {
  const found = await filesBelow('**/*', MOST_FILES);
  const folders = new Map(
    found.map((uri) => vscode.Uri.joinPath(uri, '..')).map((uri) => [uri.toString(), uri]),
  );
  const rows = [...folders.values()]
    .map((uri): UriRow => ({ uri, label: vscode.workspace.asRelativePath(uri), description: '' }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const picked = await vscode.window.showQuickPick(rows, {
    title: l10n.t('Folder to Send Along'),
    placeHolder: l10n.t('Its text files go along as far as there is room'),
  });
  return picked?.uri;
}

/** A folder's text files, one after another; what has no room is named. */
export async function attachmentOfFolder(folder: vscode.Uri): Promise<TextAttachment> {
  const files = await filesBelow(new vscode.RelativePattern(folder, '**/*'), MOST_OF_FOLDER);
  files.sort((a, b) => a.path.localeCompare(b.path));
  const parts: string[] = [];
  const left: string[] = [];
  let room = MAX_ATTACHMENT_BYTES / 2;
  for (const file of files) {
    const attachment = await attachmentOfFile(file).catch(() => undefined);
    const text = attachment?.kind === 'file' ? `--- ${attachment.label}\n${attachment.text}` : undefined;
    if (text === undefined || Buffer.byteLength(text) > room)
      left.push(vscode.workspace.asRelativePath(file));
    else {
      room -= Buffer.byteLength(text);
      parts.push(text);
    }
  }
  if (left.length > 0) parts.push(`--- Files without their content: ${left.join(', ')}`);
  const label = vscode.workspace.asRelativePath(folder);
  return { id: randomUUID(), kind: 'folder', label, uri: folder.toString(), text: parts.join('\n\n') };
}

/** What a search would not look at, such as `node_modules`, is not offered; VS Code itself leaves out `files.exclude` only. */
export function filesBelow(
  pattern: vscode.GlobPattern,
  most: number,
  token?: vscode.CancellationToken,
): Thenable<vscode.Uri[]> {
  const excludes = ['files', 'search'].flatMap((section) => {
    const patterns = vscode.workspace.getConfiguration(section).get<Record<string, unknown>>('exclude', {});
    return Object.keys(patterns).filter((glob) => patterns[glob] === true);
  });
  return vscode.workspace.findFiles(
    pattern,
    excludes.length === 0 ? undefined : `{${excludes.join(',')}}`,
    most,
    token,
  );
}
