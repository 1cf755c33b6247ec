import * as l10n from '@vscode/l10n';
import type { MarkedToken, Token } from 'marked';
import { el, icon } from '../view/dom.ts';
import { openable } from './address.ts';
import { decodeEntities } from './entities.ts';
import { childrenOf, isIncompleteImage } from './lexing.ts';
import { fixedView, reconcile, type ItemView } from './reconcile.ts';

const LINE_BREAK = /^<br\s*\/?>$/i;

/** One inline token as one node. Raw HTML becomes the text that it is, images their description. */
function buildInline(token: Token, open: boolean): ItemView<Token> {
  const known = token as MarkedToken;
  switch (known.type) {
    case 'strong':
    case 'em':
    case 'del':
      return new InlineContainer(el(known.type), token, open);
    case 'link':
      return new InlineContainer(linkElement(known.href, known.autolink === true), token, open);
    case 'codespan':
      return fixed(el('code', 'md-inline-code', known.text), token);
    case 'br':
      return fixed(el('br'), token);
    case 'html':
      return htmlView(token);
    case 'image':
      return fixed(imageText(known.text, known.href), token);
    case 'checkbox':
      return fixed(checkbox(known.checked), token);
    default:
      return new TextView(token);
  }
}

/** Models write `<br>` into table cells, where Markdown has no line break; it is the one tag that is more than text. */
function htmlView(token: Token): ItemView<Token> {
  return LINE_BREAK.test(token.raw) ? fixed(el('br'), token) : new TextView(token);
}

export function updateInline(
  parent: Node,
  views: ItemView<Token>[],
  tokens: readonly Token[],
  open: boolean,
): void {
  reconcile(parent, views, tokens, open, buildInline);
}

function keyOf(token: Token): string {
  const href = 'href' in token ? String(token['href']) : '';
  return `${token.type}\n${href}\n${token.raw}`;
}

function fixed(node: ChildNode, token: Token): ItemView<Token> {
  return fixedView(node, keyOf(token), keyOf);
}

/** Emphasis and links: their own text may still be growing. */
class InlineContainer implements ItemView<Token> {
  readonly node: HTMLElement;
  readonly #kind: string;
  readonly #views: ItemView<Token>[] = [];
  #key = '';

  constructor(node: HTMLElement, token: Token, open: boolean) {
    this.node = node;
    this.#kind = InlineContainer.#kindOf(token);
    this.#show(token, open);
  }

  update(token: Token, open: boolean): boolean {
    if (keyOf(token) === this.#key) return true;
    if (InlineContainer.#kindOf(token) !== this.#kind) return false;
    this.#show(token, open);
    return true;
  }

  #show(token: Token, open: boolean): void {
    this.#key = keyOf(token);
    updateInline(this.node, this.#views, childrenOf(token) ?? [], open);
  }

  static #kindOf(token: Token): string {
    return 'href' in token ? `${token.type} ${String(token['href'])}` : token.type;
  }
}

/** Plain text: what is added to it is appended, so that a selection in it holds. */
class TextView implements ItemView<Token> {
  readonly node: Text;

  constructor(token: Token) {
    this.node = document.createTextNode(plainText(token));
  }

  update(token: Token): boolean {
    if (!isText(token)) return false;
    const before = this.node.data;
    const after = plainText(token);
    if (after === before) return true;
    if (after.startsWith(before)) this.node.appendData(after.slice(before.length));
    else this.node.data = after;
    return true;
  }
}

function isText(token: Token): boolean {
  return token.type === 'text' || token.type === 'escape';
}

function plainText(token: Token): string {
  const literal = token.type === 'html' || ('escaped' in token && token['escaped'] === true);
  const text = literal || !('text' in token) ? token.raw : String(token['text']);
  return literal || token.type === 'escape' ? text : decodeEntities(text);
}

/** The page never follows a link: the host opens it. What the host would refuse is no link at all. */
function linkElement(href: string, literal: boolean): HTMLElement {
  const address = literal ? href : decodeEntities(href);
  const target = openable(address);
  if (target === undefined) {
    const text = el('span', 'md-inert-link');
    text.title = address;
    return text;
  }
  const link = el('a');
  link.href = target;
  link.title = target;
  return link;
}

/** A remote image would tell its server what was said, so nothing is loaded. */
function imageText(alt: string, href: string): HTMLElement {
  const address = isIncompleteImage(href) ? '' : decodeEntities(href);
  const label = [decodeEntities(alt), address && `(${address})`].filter((part) => part !== '').join(' ');
  return el('span', 'md-image', icon('file-media'), label);
}

function checkbox(checked: boolean): HTMLElement {
  const box = el('input', 'md-checkbox');
  box.type = 'checkbox';
  box.disabled = true;
  // The attribute, not only the property: it is what a copy of the page carries.
  box.toggleAttribute('checked', checked);
  box.setAttribute('aria-label', checked ? l10n.t('Done') : l10n.t('To do'));
  return box;
}
