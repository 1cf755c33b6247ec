import * as vscode from 'vscode';
import { Throttle } from '../../base/async.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import { codeOf } from '../editor/selection.ts';
import { selectable, type Selectable, type SelectedCode } from '../panel/implicitView.ts';

/** A mouse that selects moves faster than anybody looks at the chat. */
const SETTLE_MS = 100;

const KEY = 'composer.selectionGoesAlong';

/** What is selected in the editor, and whether the person wants it to go with their prompts: one for a window. */
export class SelectionWatch implements Disposable {
  readonly #memento: Pick<vscode.Memento, 'get' | 'update'>;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Emitter<SelectedCode | undefined>());
  readonly onDidChange: Event<SelectedCode | undefined> = this.#changed.event;
  readonly #throttle = this.#owned.add(new Throttle(SETTLE_MS, () => this.#look()));
  #editor = editorIn(vscode.window.activeTextEditor);
  #value: SelectedCode | undefined;

  constructor(memento: Pick<vscode.Memento, 'get' | 'update'>) {
    this.#memento = memento;
    const { window, workspace } = vscode;
    this.#owned.add(window.onDidChangeActiveTextEditor((editor) => this.#activated(editor)));
    this.#owned.add(window.onDidChangeVisibleTextEditors(() => this.#throttle.schedule()));
    this.#owned.add(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === this.#editor) this.#throttle.schedule();
      }),
    );
    this.#owned.add(
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#editor?.document) this.#throttle.schedule();
      }),
    );
    this.#look();
  }

  /** As it is at this moment. */
  get value(): SelectedCode | undefined {
    this.#throttle.flushNow();
    return this.#value;
  }

  /** Where the person was last, also while they are in the chat; undefined where that is no longer to be seen. */
  get editor(): vscode.TextEditor | undefined {
    const editor = this.#editor;
    return editor && vscode.window.visibleTextEditors.includes(editor) ? editor : undefined;
  }

  async setOn(on: boolean): Promise<void> {
    await this.#memento.update(KEY, on);
    this.#look();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** In the chat there is no active editor: the one before stays. */
  #activated(active: vscode.TextEditor | undefined): void {
    const editor = editorIn(active);
    if (editor) this.#editor = editor;
    this.#throttle.schedule();
  }

  #look(): void {
    const selected = this.editor && selectedIn(this.editor);
    this.#value = selected && { ...selected, on: this.#memento.get<boolean>(KEY, true) };
    this.#changed.fire(this.#value);
  }
}

/** Not the output, a comment or an input box, which are text editors too. */
function editorIn(editor: vscode.TextEditor | undefined): vscode.TextEditor | undefined {
  return editor?.viewColumn !== undefined && editor.document.uri.scheme !== 'output' ? editor : undefined;
}

function selectedIn({ document, selection }: vscode.TextEditor): Selectable | undefined {
  return selection.isEmpty ? undefined : selectable(codeOf(document, selection));
}
