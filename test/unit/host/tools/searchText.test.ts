import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesWith } from '../../../../src/host/tools/linesWith.ts';
import { ownTools } from '../../../../src/host/tools/ownTools.ts';
import { searchTextTool } from '../../../../src/host/tools/searchText.ts';
import { asked, FakeWorkspace } from './fakeWorkspace.ts';

describe('The tool that searches for text', () => {
  const files = {
    'app/a.ts': 'const one = 1;\n  call(one.*);\n',
    'app/b.ts': 'One\r\ntwo',
    'app/bin': '\0one',
    'app/large': 'one',
    'app/out/secret': 'one',
  };
  const fake = { files, sizes: { 'app/large': 2 * 1024 * 1024 }, links: ['app/out'] };

  it('gives the lines with it, taken literally, with where they are', async () => {
    const tool = searchTextTool(new FakeWorkspace({ ...fake, unsaved: { 'app/b.ts': 'new One' } }, 'app'));
    assert.deepEqual(
      [
        await asked(tool, { text: 'one' }),
        await asked(tool, { text: 'One', caseSensitive: true }),
        await asked(tool, { text: 'one.*' }),
        await asked(tool, { text: 'none', include: 'src/**' }),
      ],
      [
        '3 lines in 2 files:\na.ts:1: const one = 1;\na.ts:2: call(one.*);\nb.ts:1: new One',
        '1 line in 1 file:\nb.ts:1: new One',
        '1 line in 1 file:\na.ts:2: call(one.*);',
        '"none" is not in files that match "src/**".',
      ],
    );
  });

  it('reads nothing that is large, or that a link leads out to', async () => {
    const workspace = new FakeWorkspace(fake, 'app');
    await asked(searchTextTool(workspace), { text: 'one' });
    assert.deepEqual(workspace.read, ['app/a.ts', 'app/b.ts', 'app/bin']);
  });

  it('ends somewhere, and says so', async () => {
    const hits = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`app/${i}`, 'x']));
    const [first, ...rest] = (
      await asked(searchTextTool(new FakeWorkspace({ files: hits }, 'app')), { text: 'x' })
    ).split('\n');
    assert.equal(
      first,
      '200 lines in 200 files (there are more: narrow the search with "include" or a longer text):',
    );
    assert.equal(rest.length, 200);
    const slow = searchTextTool(new FakeWorkspace({ files: hits, tick: 9000 }, 'app'));
    assert.match(
      await asked(slow, { text: 'y' }),
      /^"y" is not in the workspace \(the search ended after 20 s, \d+ files/,
    );
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const running = searchTextTool(new FakeWorkspace(fake, 'app')).run({ text: 'one' }, stop.signal);
    stop.abort();
    await assert.rejects(running, { name: 'AbortError' });
  });

  it('refuses what is not one line', async () => {
    assert.equal(
      await asked(searchTextTool(new FakeWorkspace(fake, 'app')), { text: 'a\nb' }),
      '!The input is not what this tool takes. text: It must be one line: lines are searched one by one',
    );
  });
});

describe('The lines with a text', () => {
  it('are those that contain it, shown short and around it', () => {
    const line = fc.string({ maxLength: 400 }).map((text) => text.replaceAll(/[\r\n]/g, ''));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.string({ minLength: 1, maxLength: 3 }),
        (lines, wanted) => {
          fc.pre(!/[\r\n]/.test(wanted));
          const hits = linesWith(lines.join('\n'), wanted, true);
          const expected = lines.flatMap((text, i) => (text.includes(wanted) ? [i + 1] : []));
          assert.deepEqual(
            hits.map((hit) => hit.line),
            expected,
          );
          assert.ok(hits.every(({ text }) => text.length <= 302));
        },
      ),
    );
    const wide = `${'a'.repeat(500)}needle${'b'.repeat(500)}`;
    const [hit] = linesWith(wide, 'needle', false);
    assert.equal(hit?.text, `…${'a'.repeat(100)}needle${'b'.repeat(194)}…`);
  });

  it('of a file full of them do not hide other files', () => {
    const hits = linesWith('x\n'.repeat(80), 'x', true);
    assert.deepEqual([hits.length, hits.at(-1)], [50, { line: 50, text: 'x (30 more lines of this file)' }]);
  });
});

describe('Our own tools', () => {
  it('are what a model may be told of', () => {
    const tools = ownTools(new FakeWorkspace({ files: {} }, 'app'));
    assert.deepEqual(
      tools.map(({ tool: { id, label, inputSchema } }) => [id, label, inputSchema['required']]),
      [
        ['own:read_file', 'Read File', ['path']],
        ['own:list_folder', 'List Folder', []],
        ['own:find_files', 'Find Files', ['pattern']],
        ['own:search_text', 'Search Text', ['text']],
        ['own:get_problems', 'Get Problems', []],
      ],
    );
    for (const { tool } of tools) {
      assert.match(tool.name, /^[\w-]{1,64}$/);
      assert.ok(tool.description.length > 50 && tool.description.length < 600);
    }
  });

  it('do nothing once they are stopped', async () => {
    for (const { tool } of ownTools(new FakeWorkspace({ files: {} }, 'app'))) {
      await assert.rejects(tool.run({}, AbortSignal.abort()), { name: 'AbortError' });
    }
  });
});
