import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CodeAttachment, TextAttachment, Turn } from '../../chat/conversation.ts';
import { openDocument } from '../editor/openDocument.ts';
import { place, type PlaceHints } from './place.ts';
import type { Proposal } from './proposals.ts';
import { isWithin } from './realPath.ts';
import { findWorkspaceFile, newWorkspaceFile } from './workspaceFiles.ts';

/** A block of code of an answer. */
export interface AnswerCode {
  readonly text: string;
  /** The word after the fence; may be empty. */
  readonly language: string;
  /** The file that the block says it is, unchecked. */
  readonly path?: string;
}

/**
 * The change that putting the code where it belongs would make: into the file that it names, the file that the prompt
 * was about, or the editor in front. Undefined, and the person told, where there is nothing to change.
 */
export async function proposeCode(code: AnswerCode, turn: Turn | undefined): Promise<Proposal | undefined> {
  const named = code.path === undefined ? undefined : await namedFile(code.path);
  if (named && !named.exists) return newFile(named.uri, code);
  const attached = attachmentFor(named?.uri, turn);
  const document = await documentFor(named?.uri, attached?.uri);
  if (document) return change(document, code, attached);
  void vscode.window.showInformationMessage(
    l10n.t('Open a file first: there is nothing to apply the code to.'),
  );
  return undefined;
}

interface NamedFile {
  readonly uri: vscode.Uri;
  readonly exists: boolean;
}

/** Undefined where the path leads out of the workspace. */
async function namedFile(path: string): Promise<NamedFile | undefined> {
  const found = await findWorkspaceFile(path);
  if (found) return { uri: found.uri, exists: true };
  const uri = await newWorkspaceFile(path);
  return uri && { uri, exists: false };
}

async function documentFor(
  named: vscode.Uri | undefined,
  attached: string | undefined,
): Promise<vscode.TextDocument | undefined> {
  const uri = named ?? (attached === undefined ? editorInFront()?.document.uri : vscode.Uri.parse(attached));
  return uri && open(uri);
}

type FileAttachment = (CodeAttachment | TextAttachment) & { readonly uri: string };

/** What was attached of the file or, where none is named, of any. */
function attachmentFor(uri: vscode.Uri | undefined, turn: Turn | undefined): FileAttachment | undefined {
  return turn?.prompt.attachments
    .filter((one): one is FileAttachment => (one.kind === 'selection' || one.kind === 'file') && 'uri' in one)
    .find((one) => uri === undefined || one.uri === uri.toString());
}

function editorInFront(): vscode.TextEditor | undefined {
  return vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
}

/** A file elsewhere only while it is open: a conversation that was imported may name any. */
async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const known = openDocument(uri);
  if (known) return known;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder || !(await isWithin(folder.uri, uri))) return undefined;
  return vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
}

function change(
  document: vscode.TextDocument,
  code: AnswerCode,
  attached: FileAttachment | undefined,
): Proposal {
  const before = document.getText();
  const lf = before.replace(/\r\n?/g, '\n');
  const { start, end, text } = place(lf, code.text, hintsFor(document, lf, attached));
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const after = (lf.slice(0, start) + text + lf.slice(end)).replaceAll('\n', eol);
  const range = new vscode.Range(positionIn(lf, start), positionIn(lf, end));
  return { uri: document.uri, before, range, text, after };
}

function hintsFor(
  document: vscode.TextDocument,
  lf: string,
  attached: FileAttachment | undefined,
): PlaceHints {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  return {
    attached: attached && {
      text: attached.text,
      startLine: attached.kind === 'selection' ? attached.startLine : 1,
    },
    selection: editor && {
      start: offsetIn(lf, editor.selection.start),
      end: offsetIn(lf, editor.selection.end),
    },
  };
}

function newFile(uri: vscode.Uri, { text }: AnswerCode): Proposal {
  const start = new vscode.Position(0, 0);
  const after = text.endsWith('\n') ? text : `${text}\n`;
  return { uri, before: undefined, range: new vscode.Range(start, start), text: after, after };
}

function positionIn(text: string, offset: number): vscode.Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return new vscode.Position(line, offset - (before.lastIndexOf('\n') + 1));
}

function offsetIn(text: string, { line, character }: vscode.Position): number {
  let at = 0;
  for (let n = 0; n < line; n += 1) at = text.indexOf('\n', at) + 1;
  return at + character;
}
