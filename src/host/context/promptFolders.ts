import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { SECTION } from '../ids.ts';
import { promptFolder } from '../settings.ts';

/** Of a workspace folder; the first is where other assistants look too. */
const WORKSPACE_FOLDERS = ['.github/prompts', '.bedrock/prompts'];

/**
 * The folders are watched too, and those that they are in: of a file that came together with its folder nothing else
 * may be heard ("createFileSystemWatcher" in the VS Code API).
 */
const WATCHED = WORKSPACE_FOLDERS.flatMap((folder) => [path.posix.dirname(folder), folder, `${folder}/*.md`]);

/** A repository that is not trusted gets no word in what is sent. */
function trustedFolders(): readonly vscode.Uri[] {
  const { isTrusted, workspaceFolders = [] } = vscode.workspace;
  return isTrusted ? workspaceFolders.map(({ uri }) => uri) : [];
}

function ownFolders(): readonly vscode.Uri[] {
  const own = promptFolder(vscode.workspace.getConfiguration(SECTION));
  return own === '' ? [] : [vscode.Uri.file(absolute(own))];
}

/** Where prompt files are looked for, whether or not there are such folders; the user's own comes first. */
export function promptFolders(): readonly vscode.Uri[] {
  const shared = trustedFolders().flatMap((uri) =>
    WORKSPACE_FOLDERS.map((folder) => vscode.Uri.joinPath(uri, folder)),
  );
  return [...ownFolders(), ...shared];
}

/** What tells of a change in them. */
export function promptPatterns(): readonly vscode.RelativePattern[] {
  return [
    ...ownFolders().flatMap(withItself),
    ...trustedFolders().map((folder) => new vscode.RelativePattern(folder, `{${WATCHED.join(',')}}`)),
  ];
}

/** What is in the folder, and the folder itself: the user's own may not be there yet either. */
function withItself(folder: vscode.Uri): vscode.RelativePattern[] {
  const { dir, base } = path.parse(folder.fsPath);
  return [
    new vscode.RelativePattern(folder, '*.md'),
    ...(base === '' ? [] : [new vscode.RelativePattern(vscode.Uri.file(dir), base)]),
  ];
}

function absolute(folder: string): string {
  return path.resolve(homedir(), folder.replace(/^~(?=$|[\\/])/, homedir()));
}
