import * as l10n from '@vscode/l10n';
import { button, el, icon, show } from './dom.ts';

/** Pixels from the bottom that still count as being there. */
const NEAR = 24;

/** Scrolls the conversation: follows what arrives while the bottom is in sight, and otherwise stays where it is. */
export class Scroller {
  readonly element = el('div', 'scroller');
  readonly jump: HTMLButtonElement;
  readonly #onMoved: (scrollTop: number | undefined) => void;
  #following = true;

  /** `onMoved` is told the position, undefined for the bottom. */
  constructor(content: readonly HTMLElement[], onMoved: (scrollTop: number | undefined) => void) {
    this.#onMoved = onMoved;
    this.element.append(...content);
    this.jump = button('jump', () => this.toBottom(), icon('arrow-down'), l10n.t('Jump to latest'));
    this.jump.hidden = true;
    this.element.addEventListener('scroll', () => this.#moved(), { passive: true });
    this.element.addEventListener('scrollend', () => this.#tell());
  }

  /** To be called when content or height has changed. */
  settle(): void {
    if (this.#following) this.element.scrollTop = this.element.scrollHeight;
  }

  toBottom(): void {
    this.#following = true;
    this.settle();
    this.#moved();
  }

  /** Goes where it was left, once there is content. */
  restore(scrollTop: number | undefined): void {
    this.#following = scrollTop === undefined;
    if (scrollTop !== undefined) this.element.scrollTop = scrollTop;
    this.settle();
    show(this.jump, !this.#following);
  }

  #moved(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    this.#following = scrollHeight - scrollTop - clientHeight <= NEAR;
    show(this.jump, !this.#following);
  }

  #tell(): void {
    this.#onMoved(this.#following ? undefined : this.element.scrollTop);
  }
}
