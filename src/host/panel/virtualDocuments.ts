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
    const id = randomUUID();
    this.#texts.set(id, text);
    const name = title.replaceAll(/[\\/]/g, '∕');
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query: id });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
    // A language that is not installed is refused; the text is readable without colours too.
    await vscode.languages.setTextDocumentLanguage(document, languageId).then(undefined, () => undefined);
  }

  dispose(): void {
    this.#owned.dispose();
    this.#texts.clear();
  }
}
