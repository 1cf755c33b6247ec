import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { Throttle } from '../../base/async.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { ProfileList } from '../../chat/connection.ts';

/** Editors write a file in several steps. */
const SETTLE_MS = 300;

/** Calls back when the AWS config or credentials file is written, made or removed. */
export function watchConfigFiles(
  { configFile, credentialsFile }: Pick<ProfileList, 'configFile' | 'credentialsFile'>,
  changed: () => void,
): Disposable {
  const owned = new DisposableStore();
  const settled = owned.add(new Throttle(SETTLE_MS, changed));
  for (const path of new Set([configFile, credentialsFile])) {
    const folder = vscode.Uri.file(dirname(path));
    const pattern = new vscode.RelativePattern(folder, basename(path));
    const watcher = owned.add(vscode.workspace.createFileSystemWatcher(pattern));
    owned.add(watcher.onDidChange(() => settled.schedule()));
    owned.add(watcher.onDidCreate(() => settled.schedule()));
    owned.add(watcher.onDidDelete(() => settled.schedule()));
  }
  return owned;
}
