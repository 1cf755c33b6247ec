import { el } from '../view/dom.ts';

/** Characters of a long answer that the page lays out and paints, or leaves out, together. */
const STRETCH = 6000;

/**
 * Where the blocks of an answer stand. A long one is divided, so that a page that shows its end does not lay out and
 * paint all of it at each update: what is out of sight costs nothing (`content-visibility`, in the styles).
 */
export class Stretches {
  readonly #root: HTMLElement;
  #characters = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Where blocks are added now: the answer itself as long as it is short. */
  get last(): HTMLElement {
    const last = this.#root.lastElementChild;
    return last instanceof window.HTMLElement && last.classList.contains('md-stretch') ? last : this.#root;
  }

  /** So many more characters stay as they are; what is added from now on may stand in another stretch. */
  froze(characters: number): void {
    this.#characters += characters;
    if (this.#characters < STRETCH) return;
    this.#characters = 0;
    this.#root.append(el('div', 'md-stretch'));
  }

  /** To be called when blocks have been taken away. */
  prune(): void {
    for (const stretch of [...this.#root.querySelectorAll(':scope > .md-stretch:empty')]) stretch.remove();
  }
}
