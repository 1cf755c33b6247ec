import * as vscode from 'vscode';
import { placesBelow } from './placesBelow.ts';
import { isWithin } from './realPath.ts';
import { relativePath } from './relativePath.ts';

export interface WorkspaceFile {
  readonly uri: vscode.Uri;
  /** One-based. */
  readonly line?: number;
}

/** The file of the workspace that an answer names; undefined where there is none, or it leads out of the workspace. */
export async function findWorkspaceFile(text: string): Promise<WorkspaceFile | undefined> {
  const named = relativePath(text);
  if (!named) return undefined;
  for (const { folder, inside } of placesBelow(folders(), named.path)) {
    const uri = vscode.Uri.joinPath(folder.uri, inside);
    if ((await isFile(uri)) && (await isWithin(folder.uri, uri))) {
      return { uri, ...(named.line !== undefined && { line: named.line }) };
    }
  }
  return undefined;
}

/** Where a file that an answer names would be made; undefined without a folder, or outside of it. */
export async function newWorkspaceFile(text: string): Promise<vscode.Uri | undefined> {
  const named = relativePath(text);
  const place = named && placesBelow(folders(), named.path)[0];
  if (!place) return undefined;
  const uri = vscode.Uri.joinPath(place.folder.uri, place.inside);
  return (await isWithin(place.folder.uri, uri)) ? uri : undefined;
}

function folders(): readonly vscode.WorkspaceFolder[] {
  return vscode.workspace.workspaceFolders ?? [];
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  return stat !== undefined && (stat.type & vscode.FileType.File) !== 0;
}
