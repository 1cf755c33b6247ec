import * as l10n from '@vscode/l10n';
import type { Disposable } from '../../base/lifecycle.ts';
import { firstLine } from '../../base/text.ts';
import type { TurnView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { Answer } from './answer.ts';
import { webviewContext } from './contextMenu.ts';
import { el, Slot } from './dom.ts';
import { promptBubble } from './prompt.ts';
import { promptEditor } from './promptEditor.ts';
import { turnTools, type TurnToolsView } from './turnTools.ts';

const LABEL_LENGTH = 80;

/** A prompt and its answer. */
export class Turn implements Disposable {
  readonly element = focusable(el('article', 'turn'));
  readonly #id: string;
  readonly #post: Post;
  readonly #prompt: Slot<TurnView['prompt']>;
  readonly #tools: Slot<TurnToolsView>;
  readonly #answer: Answer;
  #text = '';
  #editor: HTMLElement | undefined;

  /** `walk` is to show what stands beside this turn. */
  constructor(id: string, post: Post, walk: (offset: -1 | 1) => void) {
    this.#id = id;
    this.#post = post;
    this.element.dataset['turn'] = id;
    webviewContext(this.element, {
      webviewSection: 'turn',
      turnId: id,
      preventDefaultContextMenuItems: false,
    });
    this.#prompt = new Slot('prompt-row', (prompt) => promptBubble(prompt, post));
    const compare = (): void => post({ type: 'compareTurn', turnId: id });
    const ports = { edit: () => this.#edit(), walk, compare };
    this.#tools = new Slot('turn-tools-row', (tools) => turnTools(tools, ports));
    this.#answer = new Answer(id, post);
    this.element.append(this.#prompt.element, this.#tools.element, this.#answer.element);
  }

  update({ prompt, answer, siblings }: TurnView): void {
    this.element.setAttribute('aria-label', l10n.t('Question: {0}', firstLine(prompt.text, LABEL_LENGTH)));
    this.#text = prompt.text;
    this.#prompt.set(prompt);
    this.#tools.set({ siblings });
    this.#answer.update(answer);
  }

  append(block: number, text: string): void {
    this.#answer.append(block, text);
  }

  dispose(): void {
    this.#answer.dispose();
    this.element.remove();
  }

  #edit(): void {
    if (this.#editor) return;
    this.#editor = promptEditor(this.#text, {
      send: (text) => {
        this.#endEdit();
        this.#post({ type: 'editTurn', turnId: this.#id, text });
      },
      cancel: () => {
        this.#endEdit();
        this.#tools.element.querySelector<HTMLElement>('.when-idle')?.focus();
      },
    });
    this.#showEditor(true);
    this.element.prepend(this.#editor);
    const input = this.#editor.querySelector('textarea');
    input?.focus();
    input?.setSelectionRange(this.#text.length, this.#text.length);
  }

  #endEdit(): void {
    this.#editor?.remove();
    this.#editor = undefined;
    this.#showEditor(false);
  }

  #showEditor(shown: boolean): void {
    this.#prompt.element.hidden = shown;
    this.#tools.element.hidden = shown;
  }
}

/** By the commands that go from prompt to prompt, not by Tab. */
function focusable(element: HTMLElement): HTMLElement {
  element.tabIndex = -1;
  return element;
}
