import * as vscode from 'vscode';

const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
/** What languages put between a name and the name of what it belongs to. */
const BETWEEN = /\.|::|#/;
const LONGEST = 200;

/** Where the workspace has what an answer calls by this name: `retry`, `retry()`, `Parcel.weight`. */
export async function findWorkspaceSymbol(text: string): Promise<vscode.Location | undefined> {
  const names = text.length > LONGEST ? [] : plain(text).split(BETWEEN);
  const name = names.at(-1);
  if (name === undefined || !names.every((one) => NAME.test(one))) return undefined;
  const container = names.at(-2);
  const found = await symbolsLike(name);
  return found.find(
    (symbol) =>
      plain(symbol.name) === name &&
      (container === undefined || symbol.containerName === container) &&
      isOwn(symbol.location.uri),
  )?.location;
}

/** Languages without such a provider, or whose provider fails, have none. */
async function symbolsLike(name: string): Promise<readonly vscode.SymbolInformation[]> {
  const found = await vscode.commands
    .executeCommand<vscode.SymbolInformation[] | undefined>('vscode.executeWorkspaceSymbolProvider', name)
    .then(undefined, () => undefined);
  return found ?? [];
}

/** Functions are told with their parentheses. */
function plain(name: string): string {
  return name.replace(/\(.*\)$/, '');
}

/** Not what it has installed. */
function isOwn(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined && !uri.path.includes('/node_modules/');
}
