import * as vscode from 'vscode';
import { mapLimit } from '../../base/async.ts';
import { findWorkspaceFile } from './workspaceFiles.ts';
import { findWorkspaceSymbol } from './workspaceSymbols.ts';

/** Questions to language servers that are under way at once. */
const AT_ONCE = 4;

/** Those of the names in an answer that are files or symbols of the workspace. */
export async function existing(names: readonly string[]): Promise<string[]> {
  const found = await mapLimit(names, AT_ONCE, placeOf);
  return names.filter((_, i) => found[i] !== undefined);
}

/** Shows the file at its line, or the symbol; looked for again, for the page is not trusted and files go. */
export async function openPlace(name: string): Promise<void> {
  const place = await placeOf(name);
  if (!place) return;
  const { uri, selection } = place;
  await vscode.window.showTextDocument(uri, { preview: true, ...(selection && { selection }) });
}

interface PlaceInWorkspace {
  readonly uri: vscode.Uri;
  readonly selection?: vscode.Range;
}

async function placeOf(name: string): Promise<PlaceInWorkspace | undefined> {
  const file = await findWorkspaceFile(name);
  if (!file) {
    const symbol = await findWorkspaceSymbol(name);
    return symbol && { uri: symbol.uri, selection: new vscode.Range(symbol.range.start, symbol.range.start) };
  }
  if (file.line === undefined) return { uri: file.uri };
  const at = new vscode.Position(file.line - 1, 0);
  return { uri: file.uri, selection: new vscode.Range(at, at) };
}
