import { Lexer, type Links, type Token } from 'marked';
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

/** Nesting too deep for the lexer's recursion becomes plain text instead of an exception. */
function guarded(source: string, links: LinkDefinitions, run: (lexer: Lexer) => Token[]): Lexed {
  const lexer = new Lexer(OPTIONS);
  Object.assign(lexer.tokens.links, links);
  try {
    return { tokens: run(lexer), links: lexer.tokens.links };
  } catch {
    return { tokens: [{ type: 'text', raw: source, text: source, escaped: true }], links };
  }
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
