import type { Disposable } from '../../base/lifecycle.ts';
import type { TurnView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { Answer } from './answer.ts';
import { el, Slot } from './dom.ts';
import { promptBubble } from './prompt.ts';
import { promptEditor } from './promptEditor.ts';
import type { TurnPorts } from './turnPorts.ts';
import { turnTools, type TurnToolsView } from './turnTools.ts';

/** What a turn shows while it is built: the prompt, what can be done with it, and the answer. */
export class TurnContent implements Disposable {
  readonly element = el('div', 'turn-content');
  readonly #id: string;
  readonly #post: Post;
  readonly #prompt: Slot<TurnView['prompt']>;
  readonly #tools: Slot<TurnToolsView>;
  readonly #answer: Answer;
  #text = '';
  #editor: HTMLElement | undefined;

  constructor(id: string, around: TurnPorts) {
    const { post, walk } = around;
    this.#id = id;
    this.#post = post;
    this.#prompt = new Slot('prompt-row', (prompt) => promptBubble(prompt, around));
    const compare = (): void => post({ type: 'compareTurn', turnId: id });
    const ports = { edit: () => this.#edit(), walk, compare };
    this.#tools = new Slot('turn-tools-row', (tools) => turnTools(tools, ports));
    this.#answer = new Answer(id, post);
    this.element.append(this.#prompt.element, this.#tools.element, this.#answer.element);
  }

  update({ prompt, answer, siblings }: TurnView): void {
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
