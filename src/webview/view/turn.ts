import * as l10n from '@vscode/l10n';
import type { Disposable } from '../../base/lifecycle.ts';
import { firstLine } from '../../base/text.ts';
import type { TurnView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { Answer } from './answer.ts';
import { webviewContext } from './contextMenu.ts';
import { el, Slot } from './dom.ts';
import { promptBubble } from './prompt.ts';

const LABEL_LENGTH = 80;

/** A prompt and its answer. */
export class Turn implements Disposable {
  readonly element = el('article', 'turn');
  readonly #prompt: Slot<TurnView['prompt']>;
  readonly #answer: Answer;

  constructor(id: string, post: Post) {
    this.element.dataset['turn'] = id;
    webviewContext(this.element, {
      webviewSection: 'turn',
      turnId: id,
      preventDefaultContextMenuItems: false,
    });
    this.#prompt = new Slot('prompt-row', (prompt) => promptBubble(prompt, post));
    this.#answer = new Answer(id, post);
    this.element.append(this.#prompt.element, this.#answer.element);
  }

  update({ prompt, answer }: TurnView): void {
    this.element.setAttribute('aria-label', l10n.t('Question: {0}', firstLine(prompt.text, LABEL_LENGTH)));
    this.#prompt.set(prompt);
    this.#answer.update(answer);
  }

  append(block: number, text: string): void {
    this.#answer.append(block, text);
  }

  dispose(): void {
    this.#answer.dispose();
    this.element.remove();
  }
}
