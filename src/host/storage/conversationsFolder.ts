import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../base/errors.ts';
import type { Log } from '../log.ts';

interface Folders {
  readonly storageUri: { readonly fsPath: string } | undefined;
  readonly globalStorageUri: { readonly fsPath: string };
}

const NAME = 'conversations';

/**
 * Where the conversations of a workspace (the address of its file, or of its folder) are; of windows without one, a
 * place for all. Not VS Code's own folder for a workspace: that is one window's alone, so another window, or one that
 * was closed and opened again while its host still waits for it, is given an empty one.
 */
export function conversationsFolder(
  { storageUri, globalStorageUri }: Folders,
  workspace: string | undefined,
  log: Log,
): string {
  const all = globalStorageUri.fsPath;
  if (workspace === undefined) return join(all, NAME);
  const key = createHash('sha256').update(workspace).digest('hex').slice(0, 32);
  const folder = join(all, 'workspaces', key, NAME);
  if (storageUri) bring(join(storageUri.fsPath, NAME), folder, log);
  return folder;
}

/** Conversations were in VS Code's own folder before. What is there already stays as it is. */
function bring(from: string, to: string, log: Log): void {
  if (!existsSync(from)) return;
  try {
    mkdirSync(to, { recursive: true });
    for (const file of readdirSync(from)) {
      if (!existsSync(join(to, file))) renameSync(join(from, file), join(to, file));
    }
    // So that it is not looked through at every start.
    if (readdirSync(from).length === 0) rmdirSync(from);
  } catch (error) {
    log.warn(`Bringing conversations to where they are kept now: ${messageOf(error)}`);
  }
}
