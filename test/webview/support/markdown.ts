import fc from 'fast-check';
import { updateBlocks } from '../../../src/webview/markdown/blocks.ts';
import { MarkdownLexer } from '../../../src/webview/markdown/lexing.ts';
import { MarkdownStream, READ } from '../../../src/webview/markdown/stream.ts';

/** The end state of a stream that was given these pieces. */
export function rendered(...pieces: readonly string[]): HTMLElement {
  const stream = new MarkdownStream();
  for (const piece of pieces) stream.append(piece);
  stream.end();
  return stream.element;
}

/** The same for texts that are taken in a piece at a time, with pauses. */
export async function renderedInTime(...pieces: readonly string[]): Promise<HTMLElement> {
  const stream = new MarkdownStream();
  const read = new Promise((resolve) => stream.element.addEventListener(READ, resolve, { once: true }));
  for (const piece of pieces) stream.append(piece);
  stream.end();
  await read;
  return stream.element;
}

/** The whole text read at once and built from nothing: what streams are held to. */
export function renderedAtOnce(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'markdown';
  const source = text.replace(/\r\n?/g, '\n');
  updateBlocks(element, [], new MarkdownLexer().lex(source, {}).tokens, false);
  return element;
}

/** What is on the page while the answer still streams. */
export function streamed(...pieces: readonly string[]): HTMLElement {
  const stream = new MarkdownStream();
  for (const piece of pieces) stream.append(piece);
  return stream.element;
}

/** Pieces that are Markdown's own, so that their random sequences meet its corners. */
const FRAGMENTS = [
  '# Heading\n',
  'Setext\n===\n',
  'text **bold** and *em* ',
  '~~gone~~ `code` ',
  'snake_case_name ',
  '- item\n',
  '  - nested\n',
  '* other bullet\n',
  '1. one\n',
  '2) two\n',
  '- [ ] to do\n',
  '- [x] done\n',
  '\n',
  '\n\n',
  '    indented code\n',
  '  ',
  '```ts\nconst a = `x`;\n```\n',
  '```\n',
  '````\n',
  '~~~ python\n',
  '   ```js\n   let b\n   ```\n',
  '- ```sh\n  ls\n  ```\n',
  '> quoted\n',
  '> - quoted item\n',
  '> ```\n> code\n',
  '| a | b |\n',
  '|---|:-:|\n',
  '| `x` | **y** <br> z |\n',
  '---\n',
  '***\n',
  '<div onclick="x()">\n',
  '</div>\n',
  '<b>bold</b> <code>',
  '<pre>\nraw\n',
  '<!-- comment ',
  '-->\n',
  '<script>alert(1)</script>\n',
  '[link](https://example.com "title") ',
  '[script](javascript:alert(1)) ',
  '![image](https://example.com/a.png) ',
  '[ref] and [text][ref] ',
  '[ref]: https://example.com/ref\n',
  '[ref]:\n',
  '/relative\n"title\n',
  'https://example.com/auto ',
  'me@example.com ',
  '<https://example.com> ',
  '&amp; &lt;b&gt; &#60; &unknown; ',
  'line break  \n',
  'back\\\n',
  '\\*escaped\\* ',
  '\r\n',
  '\r',
  '🧪 é ',
] as const;

const fragment = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...FRAGMENTS) },
  fc.string({ maxLength: 6 }),
);

export const markdown = fc.array(fragment, { maxLength: 14 }).map((pieces) => pieces.join(''));

/** A text and the same text in pieces. */
export const cutMarkdown = fc
  .tuple(markdown, fc.array(fc.nat({ max: 400 }), { maxLength: 30 }))
  .map(([text, cuts]) => ({ text, pieces: cut(text, cuts) }));

function cut(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((at) => Math.min(at, text.length)))].sort((a, b) => a - b);
  return [0, ...places].map((at, i) => text.slice(at, places[i] ?? text.length));
}

/** Pieces of this many characters. */
export function every(length: number, text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, i) =>
    text.slice(i * length, (i + 1) * length),
  );
}
