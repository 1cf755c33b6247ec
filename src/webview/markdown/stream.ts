import type { Token } from 'marked';
import { el } from '../view/dom.ts';
import { updateBlocks } from './blocks.ts';
import { heal, isVisible, MarkdownLexer, type LinkDefinitions } from './lexing.ts';
import { OpenFence } from './openFence.ts';
import { Recheck } from './recheck.ts';
import { Pace } from './pace.ts';
import type { ItemView } from './reconcile.ts';
import { Stretches } from './stretches.ts';

/** A block that stays open is read whole at each update: from this length on, seldom enough not to be felt. */
const LONG = 12_000;
/** Pauses between updates, in multiples of what an update took. */
const REST = 9;
/** Characters that are taken in at once, and the milliseconds of a frame for which the page gets to breathe. */
const PIECE = 1000;
const FRAME = 16;
/** Milliseconds of reading again, at the end of an answer, before the page gets to breathe. */
const LAST_SLICE = 12;

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
  readonly #stretches = new Stretches(this.element);
  readonly #frozen: Frozen[] = [];
  /** The text after what is frozen, and what shows it. */
  #open = '';
  readonly #views: ItemView<Token>[] = [];
  readonly #lexer = new MarkdownLexer();
  #fence: OpenFence | undefined;
  #links: LinkDefinitions = {};
  /** A carriage return at the end may be half of a line end. */
  #heldReturn = '';
  /** What has come and waits for its turn, so that much at once is not felt as a pause. */
  #waiting = '';
  #taking: number | undefined;
  readonly #pace = new Pace();
  #ended = false;
  /** Whether a line has ended since the last update. */
  #lineEnded = false;
  /** When the next update is due, by `performance.now()`, and the timer that waits for it. */
  #due = 0;
  #timer: number | undefined;

  append(text: string): void {
    this.#waiting += this.#normalized(text);
    this.#ended = false;
    if (this.#waiting !== '' && this.#taking === undefined) this.#begin();
  }

  /** Nothing more comes: what is open is closed as it stands, and text before a late link definition sees it. */
  end(): void {
    if (this.#heldReturn !== '') this.#waiting += '\n';
    this.#heldReturn = '';
    this.#ended = true;
    if (this.#taking === undefined) this.#begin();
  }

  #begin(): void {
    this.#pace.begin();
    this.#takeIn();
  }

  #goOn(): void {
    this.#taking = undefined;
    this.#pace.goOn();
    this.#takeIn();
  }

  #takeIn(): void {
    while (this.#waiting !== '' && this.#pace.hasTime) this.#take(this.#nextPiece());
    if (this.#waiting !== '') this.#taking = window.setTimeout(() => this.#goOn(), FRAME);
    else if (this.#ended) this.#finish();
  }

  /** Whole lines where there are any. */
  #nextPiece(): string {
    const line = this.#waiting.length > PIECE ? this.#waiting.lastIndexOf('\n', PIECE) + 1 : 0;
    const piece = this.#waiting.slice(0, line > 0 ? line : PIECE);
    this.#waiting = this.#waiting.slice(piece.length);
    return piece;
  }

  #take(text: string): void {
    this.#open += text;
    if (this.#fence?.append(text)) return;
    this.#lineEnded ||= text.includes('\n');
    const wait = this.#due - performance.now();
    if (wait <= 0) this.#update();
    else this.#timer ??= window.setTimeout(() => this.#update(), wait);
  }

  #finish(): void {
    this.#stopTimer();
    this.#fence = undefined;
    this.#close(new Recheck(this.#frozen, this.#open));
  }

  /** Reads it all once more; a text that takes longer than that is shown as it stands meanwhile. */
  #close(recheck: Recheck): void {
    const started = performance.now();
    while (!recheck.isDone && performance.now() - started < LAST_SLICE) recheck.step();
    if (recheck.isDone) {
      this.#links = recheck.links;
      this.#thawFrom(recheck.firstChanged());
    } else {
      this.#timer = window.setTimeout(() => this.#close(recheck));
    }
    updateBlocks(this.#stretches.last, this.#views, this.#lexer.lex(this.#open, this.#links).tokens, false);
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
    this.#keep(done, raw.length);
    this.#open = this.#open.slice(raw.length);
  }

  /** Shows these, so many characters of text, as whole. */
  #keep(tokens: readonly Token[], characters: number): void {
    const visible = tokens.filter(isVisible);
    const later = this.#views.splice(visible.length);
    updateBlocks(this.#stretches.last, this.#views, visible, false);
    const nodes = this.#views.map(({ node }) => node).values();
    for (const token of tokens) {
      this.#frozen.push({ raw: token.raw, node: isVisible(token) ? nodes.next().value : undefined });
    }
    this.#views.splice(0, visible.length, ...later);
    this.#stretches.froze(characters);
  }

  #showOpen(): void {
    const { tokens } = this.#lexer.lex(heal(this.#open), this.#links);
    updateBlocks(this.#stretches.last, this.#views, tokens, true);
    this.#fence = OpenFence.resume(this.#views[0], tokens[0], this.#open);
  }

  #thawFrom(index: number): void {
    const thawed = this.#frozen.splice(index);
    if (thawed.length === 0) return;
    this.#open = joined(thawed) + this.#open;
    for (const { node } of thawed) node?.remove();
    for (const { node } of this.#views.splice(0)) node.remove();
    this.#stretches.prune();
  }
}

function joined(tokens: readonly { readonly raw: string }[]): string {
  return tokens.map(({ raw }) => raw).join('');
}
