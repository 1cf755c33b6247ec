import * as vscode from 'vscode';
import { MutableDisposable, type Disposable } from '../../base/lifecycle.ts';
import type { ComposerFocus, ComposerMessage } from '../../protocol/messages.ts';
import type { Page } from './page.ts';
import type { Surface } from './surface.ts';

/** The page that shows a chat now, if there is one, and focus that waits until there is. */
export class ShownPage implements Disposable {
  /** Brings the place of the page to the front. */
  readonly reveal: (preserveFocus: boolean) => Thenable<unknown>;
  readonly #page = new MutableDisposable<Page>();
  /** Focus that was asked for before the page was there. */
  #pendingFocus: ComposerFocus | undefined;
  /** To be told once a page has what was given back. */
  #givers: (() => void)[] = [];

  constructor(reveal: ShownPage['reveal']) {
    this.reveal = reveal;
  }

  get current(): Page | undefined {
    return this.#page.value;
  }

  /** From now on it is this one, for as long as its view is there. */
  show(page: Page, view: Surface): void {
    this.#page.value = page;
    view.onDidDispose(() => {
      if (this.#page.value === page) this.#page.value = undefined;
    });
  }

  /** The page has loaded, for the first time or again. */
  ready(): void {
    this.current?.ready();
    this.#focusPending();
  }

  /** Takes the caret to the composer; `draft` is put there where nothing is typed. */
  async focus(draft?: string): Promise<void> {
    this.#pendingFocus = { ...this.#pendingFocus, ...(draft !== undefined && { draft }) };
    await this.reveal(false);
    this.#focusPending();
  }

  /**
   * Puts back what could not be sent, before what was typed since, and does not bring the place to the front. Resolves
   * once a page has it.
   */
  giveBack(unsent: string): Promise<void> {
    const waiting = this.#pendingFocus?.unsent;
    const all = waiting === undefined ? unsent : `${waiting}\n${unsent}`;
    this.#pendingFocus = { ...this.#pendingFocus, unsent: all };
    return new Promise((resolve) => {
      this.#givers.push(resolve);
      this.#focusPending();
    });
  }

  /** Where the person is: at the composer or, with none shown, in a notification. */
  say(message: ComposerMessage): void {
    if (this.current?.tell(message) === true || message.type !== 'note') return;
    void vscode.window.showWarningMessage(message.text);
  }

  dispose(): void {
    this.#page.dispose();
  }

  #focusPending(): void {
    const pending = this.#pendingFocus;
    if (!pending || this.current?.focusComposer(pending) !== true) return;
    this.#pendingFocus = undefined;
    for (const tell of this.#givers.splice(0)) tell();
  }
}
