import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { MediaAttachment } from '../../chat/conversation.ts';

const SCHEME = 'bedrock-workbench-media';

/** How many stay readable: a tab that is looked at again reads its file again. */
const KEPT = 20;

/** Pictures and documents of prompts as files that only this window sees: nothing of them is written to the disk. */
export class MediaDocuments implements vscode.FileSystemProvider, Disposable {
  readonly #owned = new DisposableStore();
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly onDidChangeFile = this.#changed.event;
  #provided = false;

  /** In whatever editor VS Code has for it. */
  async open({ id, label, format, base64 }: MediaAttachment): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${id}/${fileName(label, format)}` });
    this.#files.delete(uri.path);
    this.#files.set(uri.path, Buffer.from(base64, 'base64'));
    const [oldest] = this.#files.keys();
    if (this.#files.size > KEPT && oldest !== undefined) this.#files.delete(oldest);
    this.#provide();
    await vscode.commands.executeCommand('vscode.open', uri, { preview: true });
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.readFile(uri).length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.#files.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#owned.dispose();
    this.#files.clear();
  }

  /** With the first file: most windows never see one, and a scheme can be provided once in an extension host. */
  #provide(): void {
    if (this.#provided) return;
    this.#provided = true;
    this.#owned.add(vscode.workspace.registerFileSystemProvider(SCHEME, this, { isReadonly: true }));
  }
}

/** The ending decides what opens it: one that is not of a format that models read tells nothing. */
function fileName(label: string, format: string): string {
  const name = label.replaceAll(/[\\/]/g, '∕');
  return /\.(?:png|jpe?g|gif|webp|pdf|docx?|xlsx?)$/i.test(name) ? name : `${name}.${format}`;
}
