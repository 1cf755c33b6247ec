import type { Token } from 'marked';
import { closes, CodeBlock } from './codeBlock.ts';

const OPENING = /^(`{3,}|~{3,})[^\n]*\n/;
/** What may still become a closing line. */
const UNDECIDED = /^ *[`~]* *$/;

/** Reads a fence that is open: each character is looked at once, whatever the length of the block. */
export class OpenFence {
  readonly #block: CodeBlock;
  readonly #closing: RegExp;
  /** The current line as far as it has come, and how much of it is on the page. */
  #line: string;
  #shown: number;
  /** Line ends before the current line; shown once it is known not to close the fence. */
  #owed: string;
  /** What is to be added to the page, in one go. */
  #added = '';

  private constructor(block: CodeBlock, marker: string, line: string, owed: string) {
    this.#block = block;
    this.#closing = closes(marker);
    this.#line = line;
    this.#shown = line.length;
    this.#owed = owed;
  }

  /** Takes over where `view` shows the whole of `source` as the content of one fence that is open and not indented. */
  static resume(view: unknown, token: Token | undefined, source: string): OpenFence | undefined {
    if (!(view instanceof CodeBlock) || token?.raw !== source) return undefined;
    const opening = OPENING.exec(source);
    if (!opening?.[1]) return undefined;
    const content = source.slice(opening[0].length);
    const code = content.replace(/\n+$/, '');
    if (view.openText !== code) return undefined;
    const owed = content.slice(code.length);
    const line = owed === '' ? code.slice(code.lastIndexOf('\n') + 1) : '';
    return new OpenFence(view, opening[1], line, owed);
  }

  /** Adds to the code; false where a line closes the fence (nothing is to be relied on then). */
  append(text: string): boolean {
    const goesOn = this.#read(text);
    this.#block.append(this.#added);
    this.#added = '';
    return goesOn;
  }

  #read(text: string): boolean {
    this.#line += text;
    for (let end = this.#line.indexOf('\n'); end >= 0; end = this.#line.indexOf('\n')) {
      const line = this.#line.slice(0, end);
      if (this.#closing.test(line)) return false;
      this.#show(line);
      this.#owed += '\n';
      this.#line = this.#line.slice(end + 1);
      this.#shown = 0;
    }
    if (!UNDECIDED.test(this.#line)) this.#show(this.#line);
    return true;
  }

  #show(line: string): void {
    const rest = line.slice(this.#shown);
    if (rest === '') return;
    this.#added += this.#owed + rest;
    this.#owed = '';
    this.#shown = line.length;
  }
}
