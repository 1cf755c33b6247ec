import assert from 'node:assert/strict';
import { readFileTool } from '../../../../src/host/tools/readFile.ts';
import { asked, FakeWorkspace } from './fakeWorkspace.ts';

const long = Array.from({ length: 2500 }, (_, i) => `line ${i + 1}`).join('\n');

describe('The tool that reads a file', () => {
  const files = {
    'app/a.ts': 'one\r\ntwo\nthree\n',
    'app/long.txt': long,
    'app/empty': '',
    'app/src/b.ts': 'b',
  };
  const tool = readFileTool(new FakeWorkspace({ files }, 'app'));

  it('gives numbered lines, all of them or the range that is asked for', async () => {
    assert.deepEqual(
      [
        await asked(tool, { path: 'a.ts' }),
        await asked(tool, { path: './a.ts', startLine: 2, endLine: 2 }),
        await asked(tool, { path: '/home/app/a.ts', startLine: 3, endLine: 99 }),
        await asked(tool, { path: 'src\\b.ts', startLine: null }),
        await asked(tool, { path: 'empty' }),
      ],
      [
        'a.ts, lines 1 to 3 of 3.\n1\tone\n2\ttwo\n3\tthree',
        'a.ts, lines 2 to 2 of 3.\n2\ttwo',
        'a.ts, lines 3 to 3 of 3.\n3\tthree',
        'src/b.ts, lines 1 to 1 of 1.\n1\tb',
        'empty is empty.',
      ],
    );
  });

  it('says how to get what it left out', async () => {
    const lines = (await asked(tool, { path: 'long.txt' })).split('\n');
    assert.deepEqual(
      [lines[0], lines.length, lines.at(-1)],
      [
        'long.txt, lines 1 to 2000 of 2500. For the rest, call again with startLine 2001.',
        2001,
        '2000\tline 2000',
      ],
    );
    const rest = (await asked(tool, { path: 'long.txt', startLine: 2001 })).split('\n');
    assert.deepEqual([rest[0], rest.length], ['long.txt, lines 2001 to 2500 of 2500.', 501]);
  });

  it('gives what is in the editor, and never more than the model can take', async () => {
    const wide = Array.from({ length: 100 }, () => 'x'.repeat(5000)).join('\n');
    const open = new FakeWorkspace(
      { files, unsaved: { 'app/a.ts': 'unsaved', 'app/long.txt': wide } },
      'app',
    );
    assert.equal(await asked(readFileTool(open), { path: 'a.ts' }), 'a.ts, lines 1 to 1 of 1.\n1\tunsaved');
    const cut = await asked(readFileTool(open), { path: 'long.txt' });
    const [first, second] = cut.split('\n');
    assert.equal(first, 'long.txt, lines 1 to 22 of 100. For the rest, call again with startLine 23.');
    assert.equal(second, `1\t${'x'.repeat(4000)} … (1000 more characters in this line)`);
    assert.ok(cut.length < 91_000);
    assert.deepEqual(open.read, []);
  });
});

describe('The tool that reads a file refuses, in words that tell what to do,', () => {
  const files = {
    'app/a.ts': 'one\ntwo',
    'app/bin': '\0\x01',
    'app/nul': 'a\0b',
    'app/big': 'b',
    'app/in/c': 'c',
  };
  const fake = { files, sizes: { 'app/big': 9 * 1024 * 1024 }, pipes: ['app/pipe'], links: ['app/out'] };
  const workspace = new FakeWorkspace(fake, 'app');
  const tool = readFileTool(workspace);
  const refused = async (path: string, more = {}): Promise<string> => asked(tool, { path, ...more });

  it('what is no text file', async () => {
    assert.deepEqual(
      [
        await refused('in'),
        await refused('bin'),
        await refused('nul'),
        await refused('big'),
        await refused('pipe'),
        await refused('none.ts'),
      ],
      [
        '!"in" is a folder: list_folder tells what is in it.',
        '!"bin" can\'t be read as text: it is a binary file, or it can\'t be opened.',
        '!"nul" can\'t be read as text: it is a binary file, or it can\'t be opened.',
        '!"big" is too large to be read: 9.0 MB, and the limit is 8.0 MB.',
        '!"pipe" is neither a file nor a folder.',
        '!There is no "none.ts" in the workspace.',
      ],
    );
  });

  it('what leads out of the workspace', async () => {
    const elsewhere = [
      '../x',
      'in/../../x',
      '/etc/passwd',
      '~/.aws/credentials',
      'C:\\x',
      'file:///etc/passwd',
      'a\0b',
    ];
    for (const path of elsewhere) {
      assert.equal(
        await refused(path),
        `!${JSON.stringify(path)} is not a path in the workspace: write it relative to the workspace, without "..".`,
      );
    }
    assert.equal(await refused('out/secret'), '!"out/secret" leads out of the workspace.');
    assert.deepEqual(
      workspace.read.filter((file) => !['app/bin', 'app/nul'].includes(file)),
      [],
    );
  });
});

describe('The tool that reads a file does nothing with', () => {
  const files = { 'app/a.ts': 'one\ntwo' };
  const tool = readFileTool(new FakeWorkspace({ files }, 'app'));

  it('an input that it does not take', async () => {
    const input = async (given: object): Promise<string> => asked(tool, { ...given });
    assert.deepEqual(
      [
        await input({}),
        await input({ path: 5 }),
        await input({ path: 'a.ts', startLine: 0 }),
        await input({ path: 'a.ts', regex: true }),
        await input({ path: 'a.ts', startLine: 3 }),
        await input({ path: 'a.ts', startLine: 2, endLine: 1 }),
      ],
      [
        '!The input is not what this tool takes. path: Invalid key: Expected "path" but received undefined',
        '!The input is not what this tool takes. path: Invalid type: Expected string but received 5',
        '!The input is not what this tool takes. startLine: Lines are counted from 1',
        '!The input is not what this tool takes. regex: Invalid key: Expected never but received "regex"',
        '!startLine is 3, but the file has 2 lines.',
        '!endLine (1) is before startLine (2).',
      ],
    );
  });

  it('any input where no folder is open', async () => {
    const nothing = readFileTool(new FakeWorkspace({ files }));
    assert.equal(
      await asked(nothing, { path: 'a.ts' }),
      '!No folder is open in the editor, so there are no files to read.',
    );
  });
});
