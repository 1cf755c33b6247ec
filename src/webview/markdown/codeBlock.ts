import * as l10n from '@vscode/l10n';
import type { Token, Tokens } from 'marked';
import { el, icon, nameIt } from '../view/dom.ts';
import { highlighted } from './highlight.ts';
import type { ItemView } from './reconcile.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n/;

/** A block of code under a bar with its language and actions; coloured once it is whole. */
export class CodeBlock implements ItemView<Token> {
  readonly node = el('div', 'code-block');
  readonly #language: string;
  readonly #code = el('code', 'code-text');
  readonly #text = document.createTextNode('');
  #whole = false;

  constructor(token: Tokens.Code, open: boolean) {
    this.#language = languageOf(token);
    this.#code.append(this.#text);
    const label = el('span', 'code-language', this.#language || l10n.t('Text'));
    const bar = el('div', 'code-bar', label, copyButton(), insertButton());
    const pre = el('pre', 'code-scroll', this.#code);
    this.node.append(bar, pre);
    this.update(token, open);
  }

  update(token: Token, open: boolean): boolean {
    if (!isCode(token) || languageOf(token) !== this.#language) return false;
    const code = codeOf(token);
    const whole = !open || isClosed(token);
    if (this.#whole) return whole && code === this.#code.textContent;
    if (!code.startsWith(this.#text.data)) return false;
    this.append(code.slice(this.#text.data.length));
    if (whole) this.#finish(code);
    return true;
  }

  /** What is shown while the block is open; undefined once it is whole. */
  get openText(): string | undefined {
    return this.#whole ? undefined : this.#text.data;
  }

  /** Adds to code that is still open: costs what is added. */
  append(text: string): void {
    if (text !== '') this.#text.appendData(text);
  }

  #finish(code: string): void {
    this.#whole = true;
    const nodes = highlighted(code, this.#language.toLowerCase());
    if (nodes) this.#code.replaceChildren(nodes);
  }
}

function isCode(token: Token): token is Tokens.Code {
  return token.type === 'code';
}

/** Without the line ends that close it, which come and go while the fence is open. */
function codeOf(token: Tokens.Code): string {
  return token.text.replace(/\n+$/, '');
}

/** ` ```ts title="a.ts" ` → `ts` */
function languageOf(token: Tokens.Code): string {
  return /^[^\s{:,]*/.exec(token.lang ?? '')?.[0] ?? '';
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

function copyButton(): HTMLElement {
  return actionButton('copy', 'copy', l10n.t('Copy'));
}

function insertButton(): HTMLElement {
  return actionButton('insertAtCursor', 'insert', l10n.t('Insert at Cursor'));
}

/** One listener at the panel's root serves all of them. */
function actionButton(action: string, iconName: string, name: string): HTMLElement {
  const element = el('button', 'icon-button', icon(iconName));
  element.type = 'button';
  element.dataset['codeAction'] = action;
  nameIt(element, name);
  return element;
}
