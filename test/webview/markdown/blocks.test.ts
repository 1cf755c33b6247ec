import assert from 'node:assert/strict';
import { rendered } from '../support/markdown.ts';
import { usePage } from '../support/page.ts';

const CASES: Readonly<Record<string, readonly [source: string, html: string]>> = {
  'a heading': ['### Three', '<h3>Three</h3>'],
  'emphasis within words is left alone': ['a snake_case_name', '<p>a snake_case_name</p>'],
  'character references': ['1 &lt; 2 &amp;&amp; &#8364; &nope;', '<p>1 &lt; 2 &amp;&amp; € &amp;nope;</p>'],
  'references in code are code': ['`&lt;`', '<p><code class="md-inline-code">&amp;lt;</code></p>'],
  'hard breaks': ['a  \nb\\\nc', '<p>a<br>b<br>c</p>'],
  'an ordered list that begins later': [
    '3. c\n4. d\n',
    '<ol start="3"><li><span class="md-text">c</span></li><li><span class="md-text">d</span></li></ol>',
  ],
  'a loose list': ['- a\n\n- b\n', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
  'a task': [
    '- [x] done\n',
    '<ul><li class="md-task"><span class="md-text"><input class="md-checkbox" type="checkbox" disabled="" checked="" aria-label="Done"></span><span class="md-text">done</span></li></ul>',
  ],
  'a quote': ['> a\n> **b**\n', '<blockquote><p>a\n<strong>b</strong></p></blockquote>'],
  'a rule': ['---\n', '<hr>'],
  'a table with alignment and a break': [
    '| a | b |\n|--|:-:|\n| 1<br>2 | **3** |\n',
    '<div class="md-table" tabindex="0" role="group" aria-label="Table"><table><thead><tr><th>a</th><th class="md-center">b</th></tr></thead>' +
      '<tbody><tr><td>1<br>2</td><td class="md-center"><strong>3</strong></td></tr></tbody></table></div>',
  ],
  'a link': [
    '[x](https://example.com/a "t")',
    '<p><a href="https://example.com/a" title="https://example.com/a">x</a></p>',
  ],
  'a bare address': [
    'https://example.com/?a=1&b=2',
    '<p><a href="https://example.com/?a=1&amp;b=2" title="https://example.com/?a=1&amp;b=2">https://example.com/?a=1&amp;b=2</a></p>',
  ],
};

describe('Markdown on the page', () => {
  usePage();

  for (const [name, [source, html]] of Object.entries(CASES)) {
    it(`shows ${name}`, () => assert.equal(rendered(source).innerHTML, html));
  }

  it('heads a code block with its language and its actions', () => {
    const block = rendered('```ts title="a.ts"\nlet a\n```\n');
    const names = [...block.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'));
    assert.equal(block.querySelector('.code-language')?.textContent, 'a.ts');
    assert.deepEqual(names, ['Apply in Editor', 'Insert at Cursor', 'Copy', 'New File']);
  });

  it('offers the terminal for what is typed into one', () => {
    const block = rendered('```bash\nls\n```\n');
    const names = [...block.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'));
    assert.deepEqual(names, ['Run in Terminal', 'Insert at Cursor', 'Copy', 'New File']);
  });

  it('leaves code of an unknown language plain and whole', () => {
    assert.equal(
      rendered('```nope\n<b> & "c"\n```\n').querySelector('code')?.innerHTML,
      '&lt;b&gt; &amp; "c"',
    );
  });
});
