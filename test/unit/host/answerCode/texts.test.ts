import assert from 'node:assert/strict';
import { languageId } from '../../../../src/host/answerCode/language.ts';
import { relativePath } from '../../../../src/host/answerCode/relativePath.ts';
import { terminalLines } from '../../../../src/host/answerCode/terminalText.ts';

describe('the language of a fence', () => {
  const installed = new Set(['typescript', 'shellscript', 'haskell']);

  it('is VS Code’s, where it has it', () => {
    const ids = ['ts', 'TS', 'bash', 'haskell', 'py', '', 'constructor'].map((word) =>
      languageId(word, installed),
    );
    assert.deepEqual(ids, [
      'typescript',
      'typescript',
      'shellscript',
      'haskell',
      'plaintext',
      'plaintext',
      'plaintext',
    ]);
  });
});

describe('code typed into a terminal', () => {
  it('has nothing that would run it', () => {
    assert.deepEqual(terminalLines('rm -rf x\r\u0003\u001b[201~\n'), ['rm -rf x', '[201~']);
    assert.deepEqual(terminalLines('ls\u0004 -l\u007f'), ['ls -l']);
  });

  it('is the commands of a session, without prompts and output', () => {
    assert.deepEqual(terminalLines('$ npm test\n42 passed\n$ git status\n'), ['npm test', 'git status']);
    assert.deepEqual(terminalLines('\n\nnpm ci\nnpm test  \n\n'), ['npm ci', 'npm test']);
    assert.deepEqual(terminalLines(' \n'), []);
  });
});

describe('a path in an answer', () => {
  it('is one below a folder, with its line', () => {
    const cases = ['src/app.ts', './src//app.ts:12', 'src\\app.ts#L3', 'a.ts:3:7', 'a.ts:0', 'a.ts:12-20'];
    assert.deepEqual(
      cases.map((text) => relativePath(text)),
      [
        { path: 'src/app.ts' },
        { path: 'src/app.ts', line: 12 },
        { path: 'src/app.ts', line: 3 },
        { path: 'a.ts', line: 3 },
        { path: 'a.ts', line: 1 },
        { path: 'a.ts', line: 12 },
      ],
    );
  });

  it('is never one that leads out', () => {
    const cases = [
      '/etc/passwd',
      '~/x',
      'C:\\x',
      '\\\\host\\x',
      '../x',
      'a/../../x',
      'file:///x',
      'a\0b',
      '',
      '.',
      'x'.repeat(600),
    ];
    assert.deepEqual(
      cases.filter((text) => relativePath(text) !== undefined),
      [],
    );
  });
});
