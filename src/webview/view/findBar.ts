import * as l10n from '@vscode/l10n';
import { el, icon, iconButton, show } from './dom.ts';
import { findRanges, scrollToRange, showRanges } from './findRanges.ts';

const REFRESH_MS = 150;
/** Pauses between searches of what has come, in multiples of what one took. */
const REST = 9;

/** Finds words in the conversation that is on the page: Ctrl+F, as in an editor. */
export class FindBar {
  readonly element = el('div', 'find-bar');
  readonly #root: HTMLElement;
  readonly #input = el('input', 'find-input');
  readonly #count = el('span', 'find-count');
  readonly #lookFor: (words: string) => void;
  #ranges: readonly Range[] = [];
  #at = -1;
  #refresh: number | undefined;
  #refreshMs = REFRESH_MS;
  #before: Element | null = null;

  /** `root` is what is looked through; `lookFor` sees to it that what may have the words (if any) is in it. */
  constructor(root: HTMLElement, lookFor: (words: string) => void) {
    this.#root = root;
    this.#lookFor = lookFor;
    this.#input.type = 'text';
    this.#input.setAttribute('aria-label', l10n.t('Find in Chat'));
    this.#input.placeholder = l10n.t('Find');
    this.#input.addEventListener('input', () => this.#search());
    this.#count.setAttribute('aria-live', 'polite');
    this.element.setAttribute('role', 'search');
    this.element.hidden = true;
    this.element.addEventListener('keydown', (event) => this.#pressed(event));
    this.element.append(
      icon('search'),
      this.#input,
      this.#count,
      iconButton('arrow-up', l10n.t('Previous Match (Shift+Enter)'), () => this.#go(-1)),
      iconButton('arrow-down', l10n.t('Next Match (Enter)'), () => this.#go(1)),
      iconButton('close', l10n.t('Close (Escape)'), () => this.close()),
    );
  }

  open(): void {
    if (this.element.hidden) this.#before = document.activeElement;
    const selected = window.getSelection()?.toString() ?? '';
    if (selected !== '' && !selected.includes('\n')) this.#input.value = selected;
    show(this.element, true);
    this.#input.focus();
    this.#input.select();
    this.#search();
  }

  /** More is on the page than before; once for all that comes at once. */
  refresh(): void {
    if (this.element.hidden) return;
    this.#refresh ??= window.setTimeout(() => {
      this.#refresh = undefined;
      this.#searchAgain();
    }, this.#refreshMs);
  }

  close(): void {
    show(this.element, false);
    window.clearTimeout(this.#refresh);
    this.#refresh = undefined;
    this.#lookFor('');
    this.#ranges = [];
    showRanges([], undefined);
    if (this.#before instanceof window.HTMLElement) this.#before.focus();
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.#input) this.#go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #search(): void {
    this.#lookFor(this.#input.value);
    this.#ranges = findRanges(this.#root, this.#input.value);
    // The last one is the nearest to where a conversation is read.
    this.#at = this.#ranges.length - 1;
    this.#show();
  }

  /** The same match stays the current one, wherever it stands among more of them. */
  #searchAgain(): void {
    const before = this.#ranges[this.#at];
    const started = performance.now();
    this.#ranges = findRanges(this.#root, this.#input.value);
    this.#refreshMs = Math.max(REFRESH_MS, REST * (performance.now() - started));
    const same = before && this.#ranges.findIndex((range) => isSame(range, before));
    this.#at = same === undefined || same < 0 ? this.#ranges.length - 1 : same;
    if (before) this.#mark();
    else this.#show();
  }

  #go(step: 1 | -1): void {
    const place = this.#at;
    // What has come meanwhile counts too.
    this.#ranges = findRanges(this.#root, this.#input.value);
    const { length } = this.#ranges;
    this.#at = length === 0 ? -1 : (place + step + length) % length;
    this.#show();
  }

  #show(): void {
    const current = this.#ranges[this.#at];
    if (current) scrollToRange(current);
    this.#mark();
  }

  #mark(): void {
    showRanges(this.#ranges, this.#ranges[this.#at]);
    this.#count.textContent = this.#countText();
  }

  #countText(): string {
    if (this.#input.value === '') return '';
    if (this.#ranges.length === 0) return l10n.t('No results');
    return l10n.t('{0} of {1}', this.#at + 1, this.#ranges.length);
  }
}

function isSame(one: Range, other: Range): boolean {
  return one.startContainer === other.startContainer && one.startOffset === other.startOffset;
}
