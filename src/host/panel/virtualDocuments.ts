import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';

const SCHEME = 'bedrock-workbench-text';

/** Read-only documents for text that has no file: passages of a knowledge base, code that has gone from the disk. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider, Disposable {
  readonly #owned = new DisposableStore();
  readonly #texts = new Map<string, string>();

  constructor() {
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
    this.#owned.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.#texts.delete(uri.query);
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.query);
  }

  /** `title` is the name on the tab. */
  async open(title: string, text: string, languageId: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.add(title, text));
    await vscode.window.showTextDocument(document, { preview: true });
    // A language that is not installed is refused; the text is readable without colours too.
    await vscode.languages.setTextDocumentLanguage(document, languageId).then(undefined, () => undefined);
  }

  /** Both are Markdown. */
  async compare(title: string, before: string, after: string): Promise<void> {
    const [left, right] = [this.add(`${title}.md`, before), this.add(`${title}.md`, after)];
    await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
  }

  /** Where the text can be read from now on. */
  add(title: string, text: string): vscode.Uri {
    const id = randomUUID();
    this.#texts.set(id, text);
    const name = title.replaceAll(/[\\/]/g, '∕');
    return vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query: id });
  }

  dispose(): void {
    this.#owned.dispose();
    this.#texts.clear();
  }
}
