import * as vscode from 'vscode';
import { Throttle } from '../../base/async.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { DisposableStore, MutableDisposable, type Disposable } from '../../base/lifecycle.ts';
import { promptFile } from '../../chat/promptFile.ts';
import { builtInCommands, withOwnCommands, type SlashCommand } from '../../chat/slashCommands.ts';
import { SECTION, settingKeys } from '../ids.ts';
import { promptFolders, promptPatterns } from './promptFolders.ts';

/** For what is written in several steps. */
const SETTLE_MS = 300;

/** More than that nobody types, and each is sent as it is. */
const MOST_FILES = 100;
const MOST_BYTES = 64 * 1024;

/** The `/` commands: the built-in ones and those of prompt files, read once somebody looks and when they change. */
export class PromptFiles implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Emitter<readonly SlashCommand[]>());
  readonly onDidChange: Event<readonly SlashCommand[]> = this.#changed.event;
  readonly #watching = this.#owned.add(new MutableDisposable<DisposableStore>());
  #round = 0;
  #commands = builtInCommands();

  get commands(): readonly SlashCommand[] {
    return this.#commands;
  }

  /** Reads and watches from now on. */
  wake(): void {
    if (this.#watching.value) return;
    this.#owned.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#begin()));
    this.#owned.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#begin()));
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${SECTION}.${settingKeys.promptFolder}`)) this.#begin();
      }),
    );
    this.#begin();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #begin(): void {
    const watching = new DisposableStore();
    this.#watching.value = watching;
    const folders = promptFolders();
    const settled = watching.add(new Throttle(SETTLE_MS, () => void this.#read(folders)));
    for (const pattern of promptPatterns()) {
      const watcher = watching.add(vscode.workspace.createFileSystemWatcher(pattern));
      for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) {
        watching.add(event(() => settled.schedule()));
      }
    }
    void this.#read(folders);
  }

  async #read(folders: readonly vscode.Uri[]): Promise<void> {
    const round = (this.#round += 1);
    const own = (await Promise.all(folders.map(promptsOf))).flat();
    if (round !== this.#round) return;
    this.#commands = withOwnCommands(own);
    this.#changed.fire(this.#commands);
  }
}

async function promptsOf(folder: vscode.Uri): Promise<SlashCommand[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
  const names = entries
    .filter(([name, type]) => /\.md$/i.test(name) && (type & vscode.FileType.File) !== 0)
    .map(([name]) => name)
    .sort()
    .slice(0, MOST_FILES);
  const read = await Promise.all(names.map((name) => promptOf(vscode.Uri.joinPath(folder, name), name)));
  return read.filter((command) => command !== undefined);
}

/** What can't be read, or is too long for a prompt, is no command. */
async function promptOf(file: vscode.Uri, name: string): Promise<SlashCommand | undefined> {
  const bytes = await vscode.workspace.fs.readFile(file).then(undefined, () => undefined);
  return bytes && bytes.length <= MOST_BYTES ? promptFile(name, new TextDecoder().decode(bytes)) : undefined;
}
