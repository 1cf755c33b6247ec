import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { escapeMarkdown } from '../../../../src/host/escapeMarkdown.ts';
import { inertMarkdown } from '../../../../src/host/inline/inertMarkdown.ts';

function kinds(markdown: string): readonly string[] {
  const found: string[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    found.push(token.type);
  });
  return found;
}

describe('a model’s Markdown in a comment', () => {
  it('holds no image, however it is written', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '!',
        '[',
        ']',
        '(',
        ')',
        'x',
        '\\',
        '`',
        '\n',
        ' ',
        '> ',
        '- ',
        '[r]: http://x.y',
        'http://e.vil/p.png',
        '<b>',
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        assert.equal(kinds(inertMarkdown(parts.join(''))).includes('image'), false);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves code, links and everything else as it was', () => {
    const markdown = '# Title\n\nSee [docs](https://a.b) and `code`.\n\n```md\n![kept](x.png)\n```\n';
    assert.equal(inertMarkdown(markdown), markdown);
  });
});

describe('escaped text', () => {
  it('is one paragraph of plain text', () => {
    const line = fc.string({ unit: fc.constantFrom(...Array.from('*_`[]()<>#!~|&$a1. -+\\')) });
    fc.assert(
      fc.property(line, (text) => {
        const other = kinds(escapeMarkdown(`x${text}`)).filter(
          (kind) => !['paragraph', 'text', 'escape'].includes(kind),
        );
        assert.deepEqual(other, []);
      }),
    );
  });
});
