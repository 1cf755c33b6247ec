import * as l10n from '@vscode/l10n';
import type { Token, Tokens } from 'marked';
import { button, el } from '../view/dom.ts';
import { codeBar } from './codeBar.ts';
import { fenceInfo, pathInComment, withoutFirstLine } from './fenceInfo.ts';
import { highlighted } from './highlight.ts';
import type { ItemView } from './reconcile.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n/;
/** More lines than this are folded to the first ones. */
const LONG = 40;
const SHOWN_OF_LONG = 24;

/** What the buttons of a block act on. */
export interface CodeOfBlock {
  readonly text: string;
  readonly language: string;
  readonly path: string | undefined;
}

const blocks = new WeakMap<Element, CodeBlock>();

/** The code of the block that this element is, all of it, also while it is folded. */
export function codeOfBlock(element: Element): CodeOfBlock | undefined {
  return blocks.get(element)?.content;
}

/**
 * A block of code under a bar with its language and actions; coloured once it is whole. Of a long one only the
 * beginning is on the page until it is unfolded.
 */
export class CodeBlock implements ItemView<Token> {
  readonly node = el('div', 'code-block');
  readonly #info: string;
  readonly #label = el('span', 'code-language');
  readonly #pre = el('pre', 'code-scroll');
  readonly #code = el('code', 'code-text');
  readonly #text = document.createTextNode('');
  #all = '';
  #lines = 1;
  #whole = false;
  #toggle: HTMLButtonElement | undefined;
  #folded = false;

  constructor(token: Tokens.Code, open: boolean) {
    this.#info = token.lang ?? '';
    blocks.set(this.node, this);
    this.#code.append(this.#text);
    this.#pre.append(this.#code);
    this.#pre.tabIndex = 0;
    this.#pre.dir = 'ltr';
    this.#pre.setAttribute('role', 'group');
    this.node.append(codeBar(this.#label, fenceInfo(this.#info).language), this.#pre);
    this.#nameIt();
    this.update(token, open);
  }

  get content(): CodeOfBlock {
    const { language, path } = fenceInfo(this.#info);
    return { text: this.#all, language, path: path ?? pathInComment(this.#all) };
  }

  update(token: Token, open: boolean): boolean {
    if (!isCode(token) || (token.lang ?? '') !== this.#info) return false;
    const code = codeOf(token);
    const whole = !open || isClosed(token);
    if (this.#whole) return whole && code === this.#all;
    if (!code.startsWith(this.#all)) return false;
    this.append(code.slice(this.#all.length));
    if (whole) this.#finish();
    return true;
  }

  /** What has come while the block is open; undefined once it is whole. */
  get openText(): string | undefined {
    return this.#whole ? undefined : this.#all;
  }

  /** Adds to code that is still open: costs what is added. */
  append(text: string): void {
    if (text === '') return;
    this.#all += text;
    const before = this.#lines;
    this.#lines += newlines(text);
    if (!this.#folded) this.#text.appendData(text);
    if (this.#lines !== before) this.#fold();
  }

  /** Long for the first time, it is folded; after that only the person says. */
  #fold(): void {
    if (this.#lines <= LONG) return;
    if (!this.#toggle) {
      this.#toggle = button('code-fold', () => this.#setFolded(!this.#folded));
      this.node.append(this.#toggle);
      this.#setFolded(true);
    }
    this.#nameToggle();
  }

  #setFolded(folded: boolean): void {
    this.#folded = folded;
    this.node.classList.toggle('folded-code', folded);
    this.#text.data = folded ? firstLines(this.#all, SHOWN_OF_LONG) : this.#all;
    this.#code.replaceChildren(this.#text);
    if (this.#whole) this.#colour();
    this.#toggle?.setAttribute('aria-expanded', String(!folded));
    this.#nameToggle();
  }

  #nameToggle(): void {
    if (!this.#toggle) return;
    this.#toggle.textContent = this.#folded ? l10n.t('Show All {0} Lines', this.#lines) : l10n.t('Show Less');
  }

  #finish(): void {
    this.#whole = true;
    this.#nameIt();
    this.#colour();
  }

  #colour(): void {
    const nodes = highlighted(this.#text.data, fenceInfo(this.#info).language.toLowerCase());
    if (nodes) this.#code.replaceChildren(nodes);
  }

  #nameIt(): void {
    const { language, path } = this.content;
    this.#label.textContent = (path ?? language) || l10n.t('Text');
    if (path !== undefined) this.#label.title = path;
    this.#pre.setAttribute('aria-label', l10n.t('Code: {0}', this.#label.textContent));
  }
}

/** What is applied: without a first line that only says which file it is. */
export function codeToApply({ text, language, path }: CodeOfBlock): {
  readonly text: string;
  readonly language: string;
  readonly path?: string;
} {
  if (path === undefined) return { text, language };
  return { text: pathInComment(text) === path ? withoutFirstLine(text) : text, language, path };
}

function isCode(token: Token): token is Tokens.Code {
  return token.type === 'code';
}

/** Without the line ends that close it, which come and go while the fence is open. */
function codeOf(token: Tokens.Code): string {
  return token.text.replace(/\n+$/, '');
}

function isClosed({ raw }: Tokens.Code): boolean {
  const marker = FENCE.exec(raw)?.[1];
  if (marker === undefined) return false;
  const lastLine = raw.trimEnd().split('\n').at(-1) ?? '';
  return raw.trimEnd().includes('\n') && closes(marker).test(lastLine);
}

/** Matches the line that closes a fence opened by `marker`. */
export function closes(marker: string): RegExp {
  return new RegExp(`^ {0,3}${marker}[~\`]* *$`);
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function firstLines(text: string, count: number): string {
  let end = -1;
  for (let n = 0; n < count; n += 1) end = text.indexOf('\n', end + 1);
  return text.slice(0, end);
}
