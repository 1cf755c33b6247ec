import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MarkdownStream } from '../../../src/webview/markdown/stream.ts';
import { lexBlocks } from '../../../src/webview/markdown/lexing.ts';
import { Recheck } from '../../../src/webview/markdown/recheck.ts';
import { MARKDOWN } from '../harness/fixtures.ts';
import {
  cutMarkdown,
  every,
  rendered,
  renderedInTime,
  renderedAtOnce,
  streamed,
} from '../support/markdown.ts';
import { usePage } from '../support/page.ts';

describe('Markdown that arrives in pieces', () => {
  usePage();

  it('ends as the same page however it was cut', () => {
    fc.assert(
      fc.property(cutMarkdown, ({ text, pieces }) => {
        assert.equal(rendered(...pieces).outerHTML, renderedAtOnce(text).outerHTML);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 500) },
    );
  });

  it('ends as the same page character by character', async () => {
    const [cut, whole] = [await renderedInTime(...every(1, MARKDOWN)), await renderedInTime(MARKDOWN)];
    assert.equal(cut.outerHTML, whole.outerHTML);
  });

  it('shows a link whose definition comes later', () => {
    const element = rendered('See [the guide].\n\n', 'More.\n\n', '[the guide]: https://example.com/\n');
    assert.equal(element.querySelector('a')?.getAttribute('href'), 'https://example.com/');
  });

  it('takes a carriage return and a line feed in two pieces as one line end', () => {
    assert.equal(
      rendered('one\r', '\ntwo\r', '\n\r\nthree').outerHTML,
      rendered('one\ntwo\n\nthree').outerHTML,
    );
  });
});

describe('Markdown that is read again at its end', () => {
  usePage();

  it('is found the same, window by window, as at once', () => {
    fc.assert(
      fc.property(cutMarkdown, fc.integer({ min: 8, max: 60 }), ({ text }, window) => {
        const source = text.replace(/\r\n?/g, '\n');
        const { tokens, links } = lexBlocks(source, {});
        const recheck = new Recheck(tokens, '');
        while (!recheck.isDone) recheck.step(window);
        const concerned = tokens.findIndex(({ raw }) => raw.includes('['));
        const linked = Object.keys(links).length > 0 && concerned >= 0;
        assert.deepEqual(
          [recheck.firstChanged(), { ...recheck.links }],
          [linked ? concerned : tokens.length, { ...links }],
        );
      }),
    );
  });
});

describe('Markdown while it streams', () => {
  usePage();

  it('closes what is still open', () => {
    assert.equal(streamed('This is **very imp').innerHTML, '<p>This is <strong>very imp</strong></p>');
  });

  it('shows the words of a link before its address', () => {
    assert.equal(streamed('See [the guide](https://exa').textContent, 'See the guide');
  });

  it('does not touch a block that has ended', () => {
    const stream = new StreamProbe('First.\n\nSecond');
    const first = stream.child(0);
    stream.append(' grows.\n\nThird');
    assert.equal(stream.child(0), first);
  });

  it('does not touch the items of a list that have ended', () => {
    const stream = new StreamProbe('- one\n- two\n- thr');
    const items = stream.all('li').slice(0, 2);
    stream.append('ee\n- four');
    assert.deepEqual(stream.all('li').slice(0, 2), items);
  });

  it('does not touch the rows of a table that have ended', () => {
    const stream = new StreamProbe('| a |\n|---|\n| 1 |\n| 2');
    const row = stream.all('tbody tr')[0];
    stream.append(' |\n| 3 |\n');
    assert.equal(stream.all('tbody tr')[0], row);
  });

  it('appends to the text node of a growing paragraph', () => {
    const stream = new StreamProbe('Hello');
    const text = stream.child(0)?.firstChild;
    stream.append(' world');
    assert.equal(stream.child(0)?.firstChild, text);
    assert.equal(text?.textContent, 'Hello world');
  });
});

describe('A code fence while it is open', () => {
  usePage();

  it('grows in one text node', () => {
    const stream = new StreamProbe('```ts\nconst a');
    const text = stream.all('code')[0]?.firstChild;
    stream.append(' = 1;\n\nconst b');
    assert.equal(stream.all('code')[0]?.firstChild, text);
    assert.equal(text?.textContent, 'const a = 1;\n\nconst b');
  });

  it('does not show a line that may yet close it', () => {
    assert.equal(streamed('```ts\na\n', '``').querySelector('code')?.textContent, 'a');
  });

  it('is coloured once it closes, in place', () => {
    const stream = new StreamProbe('```ts\nconst a = 1;\n');
    const block = stream.child(0);
    assert.equal(stream.all('.hljs-keyword').length, 0);
    stream.append('```\n');
    assert.equal(stream.child(0), block);
    assert.equal(stream.all('.hljs-keyword').length, 1);
  });

  it('is coloured within a list too', () => {
    const element = streamed('- a\n\n  ```ts\n  const a = 1;\n', '  ```\n', '- b');
    assert.equal(element.querySelectorAll('.hljs-keyword').length, 1);
  });

  it('keeps every character of its code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 5 }), (code, length) => {
        const clean = code.replace(/[\r`~]/g, '').replace(/\n+$/, '');
        const element = rendered(...every(length + 1, `\`\`\`js\n${clean}\n\`\`\`\n`));
        assert.equal(element.querySelector('code')?.textContent, clean);
      }),
    );
  });
});

/** A stream and its elements. */
class StreamProbe {
  readonly #stream = new MarkdownStream();

  constructor(text: string) {
    this.append(text);
  }

  append(text: string): void {
    this.#stream.append(text);
  }

  child(index: number): Element | undefined {
    return this.#stream.element.children[index];
  }

  all(selector: string): Element[] {
    return [...this.#stream.element.querySelectorAll(selector)];
  }
}
