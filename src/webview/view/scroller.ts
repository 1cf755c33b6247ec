import * as l10n from '@vscode/l10n';
import { button, el, icon, show } from './dom.ts';

/** Pixels from the bottom that still count as being there. */
const NEAR = 24;

/** Scrolls the conversation: follows what arrives while the bottom is in sight, and otherwise stays where it is. */
export class Scroller {
  readonly element = el('div', 'scroller');
  readonly jump: HTMLButtonElement;
  readonly #onMoved: (atBottom: boolean) => void;
  #following = true;
  /** As they were last seen: they tell a person's scrolling from a change of layout. */
  #lastTop = 0;
  #lastHeight = 0;

  /** `onMoved` is told of each new position, once it holds. */
  constructor(content: readonly HTMLElement[], onMoved: (atBottom: boolean) => void) {
    this.#onMoved = onMoved;
    this.element.append(...content);
    this.jump = button('jump', () => this.toBottom(), icon('arrow-down'), l10n.t('Jump to latest'));
    this.jump.hidden = true;
    this.element.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.element.addEventListener('scrollend', () => this.#tell());
  }

  /** To be called when content or size has changed. */
  settle(): void {
    if (this.#following) this.element.scrollTop = this.element.scrollHeight;
    this.#look();
  }

  toBottom(): void {
    this.#follow(true);
    this.settle();
  }

  /** Puts the element at the top, or as many pixels of it above, and stays there. */
  to(element: HTMLElement, above = 0): void {
    this.#follow(false);
    this.element.scrollTop += element.getBoundingClientRect().top - this.top + above;
    this.#look();
  }

  /** Where what is in sight begins, in the window's pixels. */
  get top(): number {
    return this.element.getBoundingClientRect().top;
  }

  #scrolled(): void {
    const { scrollTop, scrollHeight } = this.element;
    // Content that shrinks moves the position too: that is nobody's wish to leave the bottom.
    const movedUp = scrollTop < this.#lastTop && scrollHeight >= this.#lastHeight;
    if (this.#isNearBottom()) this.#follow(true);
    else if (movedUp) this.#follow(false);
    this.#look();
  }

  #isNearBottom(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight <= NEAR;
  }

  #follow(following: boolean): void {
    this.#following = following;
    show(this.jump, !following);
  }

  #look(): void {
    this.#lastTop = this.element.scrollTop;
    this.#lastHeight = this.element.scrollHeight;
  }

  #tell(): void {
    this.#onMoved(this.#following);
  }
}
