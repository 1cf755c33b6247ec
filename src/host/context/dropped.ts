import * as path from 'node:path/posix';
import * as vscode from 'vscode';
import { isInWorkspace } from './files.ts';

/** What was dropped on the page, by whether it is in the workspace. */
export interface Dropped {
  readonly inside: readonly vscode.Uri[];
  readonly outside: readonly vscode.Uri[];
}

/** Only what is in the workspace is read: the page must not be able to name any file of the machine. */
export function dropped(addresses: readonly string[]): Dropped {
  const uris = addresses.map((address) => ofThisHost(vscode.Uri.parse(address))).map(normal);
  const inside = uris.filter(isInWorkspace);
  return { inside, outside: uris.filter((uri) => !inside.includes(uri)) };
}

/**
 * A file as the extension host knows it. In a remote window the host's own files are `vscode-remote` to the workbench,
 * and `file` is the machine in front of the person; VS Code translates that in its API, not in what a page says.
 */
function ofThisHost(uri: vscode.Uri): vscode.Uri {
  if (vscode.env.remoteName === undefined) return uri;
  if (uri.scheme === 'vscode-remote') return uri.with({ scheme: 'file', authority: '' });
  return uri.scheme === 'file' ? uri.with({ scheme: 'vscode-local' }) : uri;
}

/** Without `..`: VS Code finds the folder of an address by how it begins. */
function normal(uri: vscode.Uri): vscode.Uri {
  return uri.with({ path: path.normalize(uri.path) });
}
