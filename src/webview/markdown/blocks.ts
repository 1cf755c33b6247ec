import type { MarkedToken, Token, Tokens } from 'marked';
import { el } from '../view/dom.ts';
import { CodeBlock } from './codeBlock.ts';
import { updateInline } from './inline.ts';
import { childrenOf, isVisible } from './lexing.ts';
import { fixedView, reconcile, type ItemView } from './reconcile.ts';
import { TableBlock } from './table.ts';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** One block token as one element. */
function buildBlock(token: Token, open: boolean): ItemView<Token> {
  const known = token as MarkedToken;
  switch (known.type) {
    case 'paragraph':
      return new InlineBlock(el('p'), 'paragraph', token, open);
    case 'heading':
      return new InlineBlock(el(HEADINGS[known.depth - 1] ?? 'h6'), `heading ${known.depth}`, token, open);
    case 'code':
      return new CodeBlock(known, open);
    case 'list':
      return new ListBlock(known, open);
    case 'blockquote':
      return new QuoteBlock(known, open);
    case 'table':
      return new TableBlock(known, open);
    case 'hr':
      return fixedView(el('hr'), token.type, ({ type }) => type);
    case 'html':
      return fixedView(el('p', 'md-html', known.raw.trimEnd()), keyOf(token), keyOf);
    default:
      return new InlineBlock(el('span', 'md-text'), token.type, token, open);
  }
}

export function updateBlocks(
  parent: Node,
  views: ItemView<Token>[],
  tokens: readonly Token[],
  open: boolean,
): void {
  reconcile(parent, views, tokens.filter(isVisible), open, buildBlock);
}

function keyOf(token: Token): string {
  return `${token.type}\n${token.raw.trimEnd()}`;
}

/** Paragraphs, headings and the text of tight list items. */
class InlineBlock implements ItemView<Token> {
  readonly node: HTMLElement;
  readonly #kind: string;
  readonly #views: ItemView<Token>[] = [];

  constructor(node: HTMLElement, kind: string, token: Token, open: boolean) {
    this.node = node;
    this.#kind = kind;
    this.#show(token, open);
  }

  update(token: Token, open: boolean): boolean {
    if (kindOf(token) !== this.#kind) return false;
    this.#show(token, open);
    return true;
  }

  #show(token: Token, open: boolean): void {
    updateInline(this.node, this.#views, childrenOf(token) ?? [token], open);
  }
}

function kindOf(token: Token): string {
  return token.type === 'heading' ? `heading ${(token as Tokens.Heading).depth}` : token.type;
}

class QuoteBlock implements ItemView<Token> {
  readonly node = el('blockquote');
  readonly #views: ItemView<Token>[] = [];
  #key = '';

  constructor(token: Tokens.Blockquote, open: boolean) {
    this.#show(token, open);
  }

  update(token: Token, open: boolean): boolean {
    if (token.type !== 'blockquote') return false;
    if (open || keyOf(token) !== this.#key) this.#show(token, open);
    return true;
  }

  #show(token: Token, open: boolean): void {
    this.#key = open ? '' : keyOf(token);
    updateBlocks(this.node, this.#views, childrenOf(token) ?? [], open);
  }
}

class ListBlock implements ItemView<Token> {
  readonly node: HTMLElement;
  readonly #kind: string;
  readonly #items: ItemView<Tokens.ListItem>[] = [];

  constructor(token: Tokens.List, open: boolean) {
    this.#kind = listKind(token);
    this.node = el(token.ordered ? 'ol' : 'ul');
    if (token.ordered && token.start !== 1) this.node.setAttribute('start', String(token.start));
    this.#show(token, open);
  }

  update(token: Token, open: boolean): boolean {
    if (token.type !== 'list' || listKind(token as Tokens.List) !== this.#kind) return false;
    this.#show(token as Tokens.List, open);
    return true;
  }

  #show(token: Tokens.List, open: boolean): void {
    reconcile(this.node, this.#items, token.items, open, (item, itemOpen) => new ListItem(item, itemOpen));
  }
}

function listKind({ ordered, start }: Tokens.List): string {
  return ordered ? `ol ${start}` : 'ul';
}

class ListItem implements ItemView<Tokens.ListItem> {
  readonly node: HTMLElement;
  readonly #kind: string;
  readonly #views: ItemView<Token>[] = [];
  #key = '';

  constructor(item: Tokens.ListItem, open: boolean) {
    this.#kind = itemKind(item);
    this.node = el('li', item.task ? 'md-task' : '');
    this.#show(item, open);
  }

  update(item: Tokens.ListItem, open: boolean): boolean {
    if (itemKind(item) !== this.#kind) return false;
    if (open || item.raw.trimEnd() !== this.#key) this.#show(item, open);
    return true;
  }

  #show(item: Tokens.ListItem, open: boolean): void {
    // An open item is never taken as shown: once closed, a fence in it still has to be coloured.
    this.#key = open ? '' : item.raw.trimEnd();
    updateBlocks(this.node, this.#views, item.tokens, open);
  }
}

function itemKind({ task, loose }: Tokens.ListItem): string {
  return `${String(task)} ${String(loose)}`;
}
