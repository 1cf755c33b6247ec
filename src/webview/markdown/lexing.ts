import { Lexer, type Links, type Token, type Tokens } from 'marked';
import remend, { INCOMPLETE_IMAGE_PLACEHOLDER } from 'remend';

/** Link definitions (`[id]: address`) met so far; one that comes later may be used by text that came before. */
export type LinkDefinitions = Links;

interface Lexed {
  readonly tokens: readonly Token[];
  /** Those given and those found. */
  readonly links: LinkDefinitions;
}

const OPTIONS = { gfm: true } as const;

/** Block tokens alone: enough to see where a token ends, at a part of the cost. */
export function lexBlocks(source: string, links: LinkDefinitions): Lexed {
  return guarded(source, links, (lexer) => lexer.blockTokens(source, lexer.tokens));
}

/** Block and inline tokens; remembers the inline ones of the last time, for text that has not changed since. */
export class MarkdownLexer {
  #known = new Map<string, readonly Token[]>();
  #knownLinks = '';

  lex(source: string, links: LinkDefinitions): Lexed {
    return guarded(source, links, (lexer) => {
      const tokens = lexer.blockTokens(source, lexer.tokens);
      this.#lexInline(lexer);
      return tokens;
    });
  }

  #lexInline(lexer: Lexer): void {
    const links = JSON.stringify(lexer.tokens.links);
    const before = links === this.#knownLinks ? this.#known : new Map<string, readonly Token[]>();
    this.#known = new Map();
    this.#knownLinks = links;
    for (const { src, tokens } of lexer.inlineQueue) {
      const inline = this.#known.get(src) ?? before.get(src) ?? inlineTokens(lexer, src);
      this.#known.set(src, inline);
      tokens.push(...inline);
    }
  }
}

/** Each text by itself: what one leaves open (`<code>`) is no matter of the next. */
function inlineTokens(lexer: Lexer, source: string): readonly Token[] {
  lexer.state.inLink = false;
  lexer.state.inRawBlock = false;
  return lexer.inlineTokens(source, []);
}

/** Blocks within blocks that are shown as such: more than anybody can read, and fewer than recursion can bear. */
const DEEPEST = 100;

/** Nesting too deep for the recursion of the lexer, or of what builds the page, becomes plain text. */
function guarded(source: string, links: LinkDefinitions, run: (lexer: Lexer) => Token[]): Lexed {
  const lexer = new Lexer(OPTIONS);
  Object.assign(lexer.tokens.links, links);
  try {
    const tokens = run(lexer).map((token) => (isDeeper(token, DEEPEST) ? plainText(token.raw) : token));
    return { tokens, links: lexer.tokens.links };
  } catch {
    return { tokens: [plainText(source)], links };
  }
}

function isDeeper(token: Token, levels: number): boolean {
  if (levels === 0) return true;
  const parts = token.type === 'list' ? (token as Tokens.List).items : (childrenOf(token) ?? []);
  return parts.some((part) => isDeeper(part, levels - 1));
}

function plainText(raw: string): Token {
  return { type: 'text', raw, text: raw, escaped: true };
}

/** Closes what the open end has left open (`**bold`), so that it looks as it will once it is closed. */
export function heal(source: string): string {
  return remend(source, {
    linkMode: 'text-only',
    katex: false,
    comparisonOperators: false,
    singleTilde: false,
  });
}

export function isIncompleteImage(href: string): boolean {
  return href === INCOMPLETE_IMAGE_PLACEHOLDER;
}

/** What the token is made of; undefined where it has no parts. */
export function childrenOf(token: Token): readonly Token[] | undefined {
  return 'tokens' in token ? token.tokens : undefined;
}

/** Blank lines and link definitions take no place on the page. */
export function isVisible(token: Token): boolean {
  return token.type !== 'space' && token.type !== 'def';
}
