import { realpath } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
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
  for (const { folder, inside } of placesOf(named.path)) {
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
  const place = named && placesOf(named.path)[0];
  if (!place) return undefined;
  const uri = vscode.Uri.joinPath(place.folder.uri, place.inside);
  return (await isWithin(place.folder.uri, uri)) ? uri : undefined;
}

interface Place {
  readonly folder: vscode.WorkspaceFolder;
  readonly inside: string;
}

/** Below each folder; where there are several, the path may begin with the folder's name. */
function placesOf(relative: string): Place[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const named = folders.filter(({ name }) => folders.length > 1 && relative.startsWith(`${name}/`));
  return [
    ...named.map((folder) => ({ folder, inside: relative.slice(folder.name.length + 1) })),
    ...folders.map((folder) => ({ folder, inside: relative })),
  ];
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  return stat !== undefined && (stat.type & vscode.FileType.File) !== 0;
}

/** A link in the workspace may point anywhere: what counts is where the file, or the folder it will be in, really is. */
async function isWithin(folder: vscode.Uri, uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme !== 'file') return true;
  const [root, real] = await Promise.all([
    realpath(folder.fsPath).catch(() => undefined),
    nearest(uri.fsPath),
  ]);
  if (root === undefined) return false;
  const relative = path.relative(root, real);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** The real path of the file or of the nearest folder above it that there is. */
async function nearest(file: string): Promise<string> {
  const real = await realpath(file).catch(() => undefined);
  const above = path.dirname(file);
  return real ?? (above === file ? file : nearest(above));
}
