import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import { fence, firstLine, formatBytes } from '../../../src/base/text.ts';

describe('fence', () => {
  it('can’t be closed by what is inside', () => {
    const text = fc
      .array(fc.constantFrom('`', '``', '```', '````', 'a', '\n', '~'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (inside) => {
        const tokens = marked.lexer(fence(inside, 'ts'));
        assert.equal(tokens.length, 1);
        assert.equal(tokens[0]?.type, 'code');
      }),
    );
  });
});

describe('formatBytes', () => {
  it('names sizes as people do', () => {
    const sizes = [0, 1023, 1024, 1536, 262_144, 5 * 1024 * 1024, 3 * 1024 ** 3].map(formatBytes);
    assert.deepEqual(sizes, ['0 B', '1023 B', '1.0 KB', '1.5 KB', '256 KB', '5.0 MB', '3.0 GB']);
  });
});

describe('firstLine', () => {
  it('takes the first line with words, cut with an ellipsis', () => {
    assert.equal(firstLine('\n  \n hello world \nmore', 20), 'hello world');
    assert.equal(firstLine('hello world', 8), 'hello w…');
    assert.equal(firstLine(' \n', 8), '');
  });
});
