import * as vscode from 'vscode';
import { findWorkspaceFile } from './workspaceFiles.ts';

/** Those of the paths that an answer names which are files of the workspace. */
export async function existing(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(findWorkspaceFile));
  return paths.filter((_, i) => found[i] !== undefined);
}

/** Shows the file at its line; looked for again, for the page is not trusted and files go. */
export async function openWorkspaceFile(path: string): Promise<void> {
  const file = await findWorkspaceFile(path);
  if (!file) return;
  const at = file.line === undefined ? undefined : new vscode.Position(file.line - 1, 0);
  await vscode.window.showTextDocument(file.uri, {
    preview: true,
    ...(at && { selection: new vscode.Range(at, at) }),
  });
}
