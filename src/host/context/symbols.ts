import * as l10n from '@vscode/l10n';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { CodeAttachment } from '../../chat/conversation.ts';

interface SymbolRow extends vscode.QuickPickItem {
  readonly location: vscode.Location;
}

/** A symbol of the workspace, searched while typing; of the active file before anything is typed. */
export async function pickSymbol(): Promise<CodeAttachment | undefined> {
  const picker = vscode.window.createQuickPick<SymbolRow>();
  picker.title = l10n.t('Symbol to Send Along');
  picker.placeholder = l10n.t('Type the name of a function, class or other symbol');
  picker.matchOnDescription = true;
  const { promise, resolve } = Promise.withResolvers<SymbolRow | undefined>();
  picker.onDidAccept(() => resolve(picker.activeItems[0]));
  picker.onDidHide(() => resolve(undefined));
  picker.onDidChangeValue((query) => void fill(picker, query));
  picker.show();
  void fill(picker, '');
  const chosen = await promise;
  picker.dispose();
  return chosen && attachmentOf(chosen);
}

async function fill(picker: vscode.QuickPick<SymbolRow>, query: string): Promise<void> {
  picker.busy = true;
  const rows = query.trim() === '' ? await symbolsOfEditor() : await symbolsOfWorkspace(query);
  // Somebody has typed on meanwhile.
  if (picker.value !== query) return;
  picker.items = rows;
  picker.busy = false;
}

async function symbolsOfWorkspace(query: string): Promise<SymbolRow[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[] | undefined>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  return (found ?? []).map(({ name, containerName, location }) => row(name, containerName, location));
}

async function symbolsOfEditor(): Promise<SymbolRow[]> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (!uri) return [];
  const found = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return (found ?? []).flatMap((symbol) => rowsOf(symbol, '', uri));
}

/** Providers may answer with flat SymbolInformation, which has neither range nor children: it is passed over. */
function rowsOf(symbol: Partial<vscode.DocumentSymbol>, container: string, uri: vscode.Uri): SymbolRow[] {
  const { name = '', range, children = [] } = symbol;
  if (!range) return [];
  return [
    row(name, container, new vscode.Location(uri, range)),
    ...children.flatMap((child) => rowsOf(child, name, uri)),
  ];
}

function row(name: string, container: string, location: vscode.Location): SymbolRow {
  const file = vscode.workspace.asRelativePath(location.uri);
  const description = [container, file].filter((part) => part !== '').join(' · ');
  return { label: name, description, iconPath: new vscode.ThemeIcon('symbol-method'), location };
}

async function attachmentOf({ label, location }: SymbolRow): Promise<CodeAttachment> {
  const document = await vscode.workspace.openTextDocument(location.uri);
  const range = await wholeSymbol(document, location.range);
  return {
    id: randomUUID(),
    kind: 'selection',
    uri: document.uri.toString(),
    label: `${vscode.workspace.asRelativePath(document.uri)} › ${label}`,
    languageId: document.languageId,
    startLine: range.start.line + 1,
    endLine: range.end.line + 1,
    text: document.getText(new vscode.Range(range.start.line, 0, range.end.line, Number.MAX_SAFE_INTEGER)),
  };
}

/** Some providers tell only where the name stands. */
async function wholeSymbol(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.Range> {
  if (!range.isSingleLine) return range;
  const found = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  return around(found ?? [], range) ?? range;
}

function around(
  symbols: readonly Partial<vscode.DocumentSymbol>[],
  name: vscode.Range,
): vscode.Range | undefined {
  for (const { range, selectionRange, children = [] } of symbols) {
    if (!range?.contains(name)) continue;
    return selectionRange?.intersection(name) ? range : (around(children, name) ?? range);
  }
  return undefined;
}
