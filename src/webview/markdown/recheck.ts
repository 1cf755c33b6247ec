import { isVisible, lexBlocks, type LinkDefinitions } from './lexing.ts';

/** Characters that are read at once: a few milliseconds' work. */
const WINDOW = 32_000;

/**
 * Reads a whole text once more, a window at a time, to find the first of the blocks that were cut off while it was
 * arriving that is another one when all of it is there. A window begins where a block does, so that it is read as the
 * whole would be.
 */
export class Recheck {
  readonly #blocks: readonly { readonly raw: string }[];
  readonly #text: string;
  #links: LinkDefinitions = {};
  #at = 0;
  #block = 0;
  #differs: number | undefined;

  constructor(blocks: readonly { readonly raw: string }[], rest: string) {
    this.#blocks = blocks;
    this.#text = blocks.map(({ raw }) => raw).join('') + rest;
  }

  /** All definitions of the text, once it has been read. */
  get links(): LinkDefinitions {
    return this.#links;
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Reads one window. */
  step(size = WINDOW): void {
    const end =
      this.#at + size < this.#text.length ? this.#text.lastIndexOf('\n', this.#at + size) + 1 : Infinity;
    const source = this.#text.slice(this.#at, end);
    const { tokens, links } = lexBlocks(source, this.#links);
    const whole = this.#at + source.length >= this.#text.length;
    const sure = whole ? tokens : tokens.slice(0, Math.max(0, tokens.findLastIndex(isVisible)));
    const length = sure.reduce((sum, { raw }) => sum + raw.length, 0);
    if (!whole && (length === 0 || !source.startsWith(sure.map(({ raw }) => raw).join('')))) {
      this.step(size * 4);
      return;
    }
    this.#links = links;
    for (const { raw } of sure) this.#compare(raw);
    this.#at = whole ? this.#text.length : this.#at + length;
  }

  /** The index of the first block that differs, or that a definition may concern; their number where none does. */
  firstChanged(): number {
    const linked = Object.keys(this.#links).length > 0;
    const concerned = linked ? this.#blocks.findIndex(({ raw }) => raw.includes('[')) : -1;
    const differs = this.#differs ?? this.#blocks.length;
    return concerned < 0 ? differs : Math.min(concerned, differs);
  }

  #compare(raw: string): void {
    const block = this.#blocks[this.#block];
    if (block && block.raw !== raw) this.#differs ??= this.#block;
    this.#block += 1;
  }
}
