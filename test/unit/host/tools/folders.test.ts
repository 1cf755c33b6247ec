import assert from 'node:assert/strict';
import { findFilesTool } from '../../../../src/host/tools/findFiles.ts';
import { getProblemsTool } from '../../../../src/host/tools/getProblems.ts';
import { listFolderTool } from '../../../../src/host/tools/listFolder.ts';
import { asked, FakeWorkspace } from './fakeWorkspace.ts';

const files = { 'app/b.ts': '', 'app/a/c.ts': '', 'app/z/d.ts': '', 'lib/e.ts': '' };
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`app/f${i}`, '']));

describe('The tool that lists a folder', () => {
  it('names what is in it, folders first', async () => {
    const tool = listFolderTool(new FakeWorkspace({ files }, 'app'));
    assert.deepEqual(
      [
        await asked(tool, {}),
        await asked(tool, { path: 'a' }),
        await asked(tool, { path: 'b.ts' }),
        await asked(tool, { path: '..' }),
      ],
      [
        '.:\na/\nz/\nb.ts',
        'a:\nc.ts',
        '!"b.ts" is not a folder: read_file reads a file.',
        '!".." is not a path in the workspace: write it relative to the workspace, without "..".',
      ],
    );
  });

  it('names the folders of a workspace that has several', async () => {
    const tool = listFolderTool(new FakeWorkspace({ files }, 'app', 'lib'));
    assert.deepEqual(
      [await asked(tool, { path: '.' }), await asked(tool, { path: 'lib' })],
      ['The workspace has several folders:\napp/\nlib/', 'lib:\ne.ts'],
    );
  });

  it('ends somewhere', async () => {
    const tool = listFolderTool(new FakeWorkspace({ files: many(600) }, 'app'));
    const lines = (await asked(tool, { path: null })).split('\n');
    assert.deepEqual([lines.length, lines.at(-1)], [502, '(100 more; find_files finds them by a pattern)']);
  });
});

describe('The tool that finds files', () => {
  it('names them as the other tools take them', async () => {
    const workspace = new FakeWorkspace({ files, links: ['app/z'] }, 'app', 'lib');
    const tool = findFilesTool(workspace);
    assert.equal(await asked(tool, { pattern: 'e.ts' }), 'app/a/c.ts\napp/b.ts\nlib/e.ts');
    assert.equal(await asked(tool, { pattern: 'lib/**/*.ts' }), 'lib/e.ts');
    assert.deepEqual(workspace.searched, [
      { pattern: '**/e.ts' },
      { folder: workspace.folders()[1], pattern: '**/*.ts' },
    ]);
  });

  it('says when there is nothing, and when there is more', async () => {
    const lines = (
      await asked(findFilesTool(new FakeWorkspace({ files: many(300) }, 'app')), { pattern: '*' })
    ).split('\n');
    assert.deepEqual([lines.length, lines.at(-1)], [201, '(There are more than 200: narrow the pattern.)']);
    const nothing = findFilesTool(new FakeWorkspace({ files: {} }, 'app'));
    assert.equal(await asked(nothing, { pattern: 'src/*.rs' }), 'No file matches "src/*.rs".');
  });

  it('takes no pattern that leads out, or that takes long to match', async () => {
    const workspace = new FakeWorkspace({ files }, 'app');
    const tool = findFilesTool(workspace);
    for (const pattern of ['../*', 'a/../../*', '{..,a}/*', '/etc/*', '~/*', 'C:\\*', '..\\*']) {
      assert.equal(
        await asked(tool, { pattern }),
        `!${JSON.stringify(pattern)} is not a pattern of the workspace: write it relative to the workspace, without "..".`,
      );
    }
    for (const pattern of [
      '**/'.repeat(9),
      '{a,b}'.repeat(9),
      '*a'.repeat(20),
      'a'.repeat(300),
      ' ',
      'a\n',
    ]) {
      assert.match(await asked(tool, { pattern }), /^!The input is not what this tool takes\. pattern: /);
    }
    assert.deepEqual(workspace.searched, []);
  });
});

describe('The tool that tells the problems', () => {
  it('gives those of the workspace, or of a file or folder', async () => {
    const problems = { 'app/b.ts': 'b.ts:1:1: error: one', 'app/a/c.ts': 'a/c.ts:2:1: warning: two' };
    const tool = getProblemsTool(new FakeWorkspace({ files, problems }, 'app'));
    assert.deepEqual(
      [
        await asked(tool, {}),
        await asked(tool, { path: 'a' }),
        await asked(tool, { path: 'z/d.ts' }),
        await asked(tool, { path: '../x' }),
        await asked(getProblemsTool(new FakeWorkspace({ files }, 'app')), { path: '' }),
      ],
      [
        'b.ts:1:1: error: one\na/c.ts:2:1: warning: two',
        'a/c.ts:2:1: warning: two',
        'There are no errors or warnings in z/d.ts.',
        '!"../x" is not a path in the workspace: write it relative to the workspace, without "..".',
        'There are no errors or warnings.',
      ],
    );
  });
});
