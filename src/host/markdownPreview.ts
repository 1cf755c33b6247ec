import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../base/lifecycle.ts';

const SCHEME = 'bedrock-workbench-preview';
/** A preview has no event for its end: the latest are kept. */
const KEPT = 20;

/** Read-only documents of ours in VS Code's Markdown preview; as text where there is no preview. */
export class MarkdownPreview implements vscode.TextDocumentContentProvider, Disposable {
  readonly #owned = new DisposableStore();
  readonly #texts = new Map<string, string>();

  constructor() {
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.query);
  }

  /** `title` is the name on the tab. */
  async show(title: string, markdown: string): Promise<void> {
    const id = randomUUID();
    this.#texts.set(id, markdown);
    for (const old of [...this.#texts.keys()].slice(0, -KEPT)) this.#texts.delete(old);
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${title.replaceAll(/[\\/]/g, '∕')}.md`,
      query: id,
    });
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      // Markdown's own extension can be switched off: the text reads well by itself.
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    }
  }

  dispose(): void {
    this.#owned.dispose();
    this.#texts.clear();
  }
}
