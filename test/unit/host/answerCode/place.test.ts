import assert from 'node:assert/strict';
import fc from 'fast-check';
import { place, type PlaceHints } from '../../../../src/host/answerCode/place.ts';

const FILE = `import { sleep } from './sleep';

export class Client {
  get(url: string) {
    return fetch(url);
  }

  put(url: string) {
    return fetch(url, { method: 'PUT' });
  }
}
`;

function applied(document: string, code: string, hints: PlaceHints = {}): string {
  const { start, end, text } = place(document, code, hints);
  return document.slice(0, start) + text + document.slice(end);
}

describe('code of an answer', () => {
  it('takes the place of the code that was asked about, indented as that was', () => {
    const text = '  get(url: string) {\n    return fetch(url);\n  }\n';
    const code = 'get(url: URL) {\n  return fetch(url);\n}';
    const expected = FILE.replace(text, '  get(url: URL) {\n    return fetch(url);\n  }\n');
    assert.equal(applied(FILE, code, { attached: { text, startLine: 4 } }), expected);
  });

  it('finds that code where it has moved to', () => {
    const attached = { text: 'return fetch(url);', startLine: 5 };
    const moved = `// one\n// two\n${FILE}`;
    assert.equal(
      applied(moved, 'return get(url);', { attached }),
      moved.replace(attached.text, 'return get(url);'),
    );
  });

  it('replaces only a part of long code that was asked about, where it is a part', () => {
    const code = '  get(url: string) {\n    return cached(url);\n  }';
    const expected = FILE.replace('return fetch(url);', 'return cached(url);');
    assert.equal(applied(FILE, code, { attached: { text: FILE, startLine: 1 } }), expected);
  });

  it('takes the place of the selection', () => {
    const start = FILE.indexOf('fetch(url)');
    const selection = { start, end: start + 'fetch(url)'.length };
    assert.equal(applied(FILE, 'get(url)', { selection }), FILE.replace('fetch(url)', 'get(url)'));
  });

  it('takes the place of the lines that begin and end as it does', () => {
    const code = 'put(url: string) {\n  return send(url);\n}';
    const expected = FILE.replace("return fetch(url, { method: 'PUT' });", 'return send(url);');
    assert.equal(applied(FILE, code, { selection: { start: 0, end: 0 } }), expected);
  });

  it('is the whole document where it repeats much of it', () => {
    const code = FILE.replace("'./sleep'", "'./wait'");
    assert.equal(applied(FILE, code, { selection: { start: 3, end: 3 } }), code);
  });

  it('goes to the cursor where nothing tells more, and to the end without one', () => {
    const code = 'export const VERSION = 2;';
    const selection = { start: FILE.indexOf('\n') + 1, end: FILE.indexOf('\n') + 1 };
    assert.equal(applied(FILE, code, { selection }), FILE.replace('\n\n', `\n${code}\n\n`));
    assert.equal(applied(FILE, code), `${FILE}${code}\n`);
    assert.equal(applied('', code), `${code}\n`);
  });

  it('never touches what it does not replace', () => {
    const line = fc.constantFrom('a', '  b', '    c(', '  )', '', '}', 'function x() {');
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, fc.nat(), (document, code, at) => {
        const cursor = Math.min(at, document.length);
        const { start, end } = place(document, code, { selection: { start: cursor, end: cursor } });
        assert.ok(0 <= start && start <= end && end <= document.length);
      }),
    );
  });
});
