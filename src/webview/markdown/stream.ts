import type { Token } from 'marked';
import { el } from '../view/dom.ts';
import { updateBlocks } from './blocks.ts';
import { heal, isVisible, MarkdownLexer, type LinkDefinitions } from './lexing.ts';
import { OpenFence } from './openFence.ts';
import { Recheck } from './recheck.ts';
import type { ItemView } from './reconcile.ts';

/** A block that stays open is read whole at each update: from this length on, seldom enough not to be felt. */
const LONG = 12_000;
/** Pauses between updates, in multiples of what an update took. */
const REST = 9;
/** Milliseconds of reading again, at the end of an answer, before the page gets to breathe. */
const SLICE = 12;

/** The event at the element, once all that has come is shown as it stays. */
export const READ = 'markdownread';

/** A block that is done: text that comes later does not change it. */
interface Frozen {
  readonly raw: string;
  /** None for blank lines and link definitions. */
  readonly node: ChildNode | undefined;
}

/**
 * Markdown on the page, in pieces as it arrives. Every top-level block but the last is frozen, judged only by whole
 * lines; an update reads and builds the last one alone. However the text was cut, the end state is that of the whole.
 */
export class MarkdownStream {
  readonly element = el('div', 'markdown');
  readonly #frozen: Frozen[] = [];
  /** The text after what is frozen, and what shows it. */
  #open = '';
  readonly #views: ItemView<Token>[] = [];
  readonly #lexer = new MarkdownLexer();
  #fence: OpenFence | undefined;
  #links: LinkDefinitions = {};
  /** A carriage return at the end may be half of a line end. */
  #heldReturn = '';
  /** Whether a line has ended since the last update. */
  #lineEnded = false;
  /** When the next update is due, by `performance.now()`, and the timer that waits for it. */
  #due = 0;
  #timer: number | undefined;

  append(text: string): void {
    const clean = this.#normalized(text);
    if (clean === '') return;
    this.#open += clean;
    if (this.#fence?.append(clean)) return;
    this.#lineEnded ||= clean.includes('\n');
    const wait = this.#due - performance.now();
    if (wait <= 0) this.#update();
    else this.#timer ??= window.setTimeout(() => this.#update(), wait);
  }

  /** Nothing more comes: what is open is closed as it stands, and text before a late link definition sees it. */
  end(): void {
    this.#stopTimer();
    if (this.#heldReturn !== '') this.#open += '\n';
    this.#heldReturn = '';
    this.#fence = undefined;
    this.#close(new Recheck(this.#frozen, this.#open));
  }

  /** Reads it all once more; a text that takes longer than that is shown as it stands meanwhile. */
  #close(recheck: Recheck): void {
    const started = performance.now();
    while (!recheck.isDone && performance.now() - started < SLICE) recheck.step();
    if (recheck.isDone) {
      this.#links = recheck.links;
      this.#thawFrom(recheck.firstChanged());
    } else {
      this.#timer = window.setTimeout(() => this.#close(recheck));
    }
    updateBlocks(this.element, this.#views, this.#lexer.lex(this.#open, this.#links).tokens, false);
    if (recheck.isDone) this.element.dispatchEvent(new window.Event(READ, { bubbles: true }));
  }

  #update(): void {
    this.#stopTimer();
    const started = performance.now();
    if (this.#lineEnded) this.#freeze();
    this.#lineEnded = false;
    this.#showOpen();
    const ended = performance.now();
    this.#due = this.#open.length < LONG ? 0 : ended + (ended - started) * REST;
  }

  #stopTimer(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** With line feeds as line ends; half a line end waits for the other half. */
  #normalized(text: string): string {
    const arrived = this.#heldReturn + text;
    this.#heldReturn = arrived.endsWith('\r') ? '\r' : '';
    return arrived.slice(0, arrived.length - this.#heldReturn.length).replace(/\r\n?/g, '\n');
  }

  #freeze(): void {
    const lines = this.#open.slice(0, this.#open.lastIndexOf('\n') + 1);
    const { tokens, links } = this.#lexer.lex(lines, this.#links);
    this.#links = links;
    const done = tokens.slice(0, Math.max(0, tokens.findLastIndex(isVisible)));
    const raw = joined(done);
    // The lexer is trusted with a cut only where its tokens give back the source, character by character.
    if (!lines.startsWith(raw)) return;
    this.#keep(done);
    this.#open = this.#open.slice(raw.length);
  }

  /** Shows these as whole and takes them out of what is open. */
  #keep(tokens: readonly Token[]): void {
    const visible = tokens.filter(isVisible);
    const later = this.#views.splice(visible.length);
    updateBlocks(this.element, this.#views, visible, false);
    const nodes = this.#views.map(({ node }) => node).values();
    for (const token of tokens) {
      this.#frozen.push({ raw: token.raw, node: isVisible(token) ? nodes.next().value : undefined });
    }
    this.#views.splice(0, visible.length, ...later);
  }

  #showOpen(): void {
    const { tokens } = this.#lexer.lex(heal(this.#open), this.#links);
    updateBlocks(this.element, this.#views, tokens, true);
    this.#fence = OpenFence.resume(this.#views[0], tokens[0], this.#open);
  }

  #thawFrom(index: number): void {
    const thawed = this.#frozen.splice(index);
    if (thawed.length === 0) return;
    this.#open = joined(thawed) + this.#open;
    for (const { node } of thawed) node?.remove();
    for (const { node } of this.#views.splice(0)) node.remove();
  }
}

function joined(tokens: readonly { readonly raw: string }[]): string {
  return tokens.map(({ raw }) => raw).join('');
}
