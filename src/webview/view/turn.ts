import * as l10n from '@vscode/l10n';
import type { Disposable } from '../../base/lifecycle.ts';
import { firstLine } from '../../base/text.ts';
import type { TurnView } from '../../protocol/views.ts';
import { webviewContext } from './contextMenu.ts';
import { el } from './dom.ts';
import { TurnContent } from './turnContent.ts';
import type { TurnPorts } from './turnPorts.ts';

const LABEL_LENGTH = 80;
const UNFOLDS = 'summary, [aria-expanded]';

/** A prompt and its answer; away from what is in sight it is no more than a place of about the right size. */
export class Turn implements Disposable {
  readonly #create: () => TurnContent;
  #view: TurnView;
  #element: HTMLElement | undefined;
  #content: TurnContent | undefined;
  /** Made when words are looked for. */
  #words: string | undefined;
  /** What a person has unfolded stays so: it is not taken down any more. */
  #touched = false;

  constructor(view: TurnView, ports: TurnPorts) {
    const { id } = view;
    this.#view = view;
    this.#create = () => new TurnContent(id, ports);
    if (this.isRunning) this.build();
  }

  /** Made when it is first asked for: most turns of a long conversation are never seen. */
  get element(): HTMLElement {
    return (this.#element ??= this.#place());
  }

  get isBuilt(): boolean {
    return this.#content !== undefined;
  }

  get isRunning(): boolean {
    const { kind } = this.#view.answer.state;
    return kind === 'waiting' || kind === 'streaming';
  }

  /** An answer that is under way is always built, so that what arrives has its place. */
  update(view: TurnView): void {
    this.#view = view;
    this.#words = undefined;
    if (this.#element) this.#describe(this.#element);
    if (this.#content) this.#content.update(view);
    else if (this.isRunning) this.build();
  }

  append(block: number, text: string): void {
    this.#content?.append(block, text);
    this.#words = undefined;
  }

  /** False only where it does not. */
  maySay(words: string): boolean {
    this.#words ??= plain(JSON.stringify(this.#view));
    return this.isRunning || this.#words.includes(plain(words));
  }

  build(): void {
    if (this.#content) return;
    this.#content = this.#create();
    this.#content.update(this.#view);
    this.element.append(this.#content.element);
    this.element.classList.remove('resting');
  }

  /** Takes down what nobody sees; not what is arriving, was unfolded, or has the focus or a selection in it. */
  rest(): void {
    if (!this.#content || this.isRunning || this.#touched || isInUse(this.element)) return;
    this.element.classList.add('resting');
    this.#content.dispose();
    this.#content = undefined;
  }

  dispose(): void {
    this.#content?.dispose();
    this.#element?.remove();
  }

  #place(): HTMLElement {
    const element = focusable(el('article', 'turn resting'));
    element.dataset['turn'] = this.#view.id;
    webviewContext(element, {
      webviewSection: 'turn',
      turnId: this.#view.id,
      preventDefaultContextMenuItems: false,
    });
    element.addEventListener('click', ({ target }) => {
      if (target instanceof window.Element && target.closest(UNFOLDS)) this.#touched = true;
    });
    this.#describe(element);
    return element;
  }

  #describe(element: HTMLElement): void {
    const label = l10n.t('Question: {0}', firstLine(this.#view.prompt.text, LABEL_LENGTH));
    element.setAttribute('aria-label', label);
    if (!this.#content) element.style.containIntrinsicBlockSize = `auto ${likelyHeight(this.#view)}px`;
  }
}

function isInUse(element: HTMLElement): boolean {
  const selection = window.getSelection();
  const selected = selection?.isCollapsed === false && selection.containsNode(element, true);
  return selected || element.contains(document.activeElement);
}

/** Without what Markdown and JSON put between the letters of a word. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[*_~`"\\]/g, '');
}

const LINE = 20;
const CHARACTERS_A_LINE = 52;
/** Of prompt, tools and footer. */
const AROUND = 120;

/** Pixels; a guess that holds until the turn has been seen once. */
function likelyHeight({ prompt, answer }: TurnView): number {
  const texts = [prompt.text, ...answer.blocks.map(({ kind, text }) => (kind === 'text' ? text : ''))];
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  return AROUND + Math.ceil(characters / CHARACTERS_A_LINE) * LINE;
}

/** By the commands that go from prompt to prompt, not by Tab. */
function focusable(element: HTMLElement): HTMLElement {
  element.tabIndex = -1;
  return element;
}
