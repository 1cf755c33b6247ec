import * as vscode from 'vscode';
import { isWithin } from '../answerCode/realPath.ts';
import { filesBelow } from '../context/files.ts';
import { problemsOf } from '../context/problems.ts';
import { openDocument } from '../editor/openDocument.ts';
import { withToken } from './cancellation.ts';
import type { Place, PlaceStat, ToolFolder, ToolWorkspace } from './workspace.ts';

/** The workspace of this window, whatever file system it is on. */
export function windowWorkspace(): ToolWorkspace {
  return {
    folders: () => (vscode.workspace.workspaceFolders ?? []).map(folderOf),
    isWithin: (place) => isWithin(vscode.Uri.parse(place.folder.uri), uriOf(place)),
    stat: async (place) => {
      const stat = await vscode.workspace.fs.stat(uriOf(place)).then(undefined, () => undefined);
      return stat && { kind: kindOf(stat.type), size: stat.size };
    },
    list: async (place) =>
      (await vscode.workspace.fs.readDirectory(uriOf(place))).map(([name, type]) => ({
        name,
        kind: kindOf(type),
      })),
    openText,
    readText: async (place) => {
      const uri = uriOf(place);
      return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
    },
    find: async ({ folder, pattern }, most, signal) => {
      const glob = folder ? new vscode.RelativePattern(vscode.Uri.parse(folder.uri), pattern) : pattern;
      const found = await withToken(signal, (token) => filesBelow(glob, most, token));
      return found.flatMap((uri) => placeOf(uri) ?? []);
    },
    problems: (place) => problemsOf((uri) => isAtOrBelow(uri, place)),
    now: Date.now,
  };
}

function folderOf({ name, uri }: vscode.WorkspaceFolder): ToolFolder {
  return { name, uri: uri.toString(), root: uri.fsPath };
}

function uriOf({ folder, inside }: Place): vscode.Uri {
  const root = vscode.Uri.parse(folder.uri);
  return inside === '' ? root : vscode.Uri.joinPath(root, inside);
}

function placeOf(uri: vscode.Uri): Place | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return (
    folder && { folder: folderOf(folder), inside: uri.path.slice(folder.uri.path.length).replace(/^\//, '') }
  );
}

/** A link is what it leads to. */
function kindOf(type: vscode.FileType): PlaceStat['kind'] {
  if ((type & vscode.FileType.Directory) !== 0) return 'folder';
  return (type & vscode.FileType.File) === 0 ? 'other' : 'file';
}

function openText(place: Place): string | undefined {
  return openDocument(uriOf(place))?.getText();
}

function isAtOrBelow(uri: vscode.Uri, place: Place | undefined): boolean {
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return false;
  if (!place) return true;
  const { scheme, authority, path } = uriOf(place);
  const same = uri.scheme === scheme && uri.authority === authority;
  return same && (uri.path === path || uri.path.startsWith(`${path.replace(/\/$/, '')}/`));
}
