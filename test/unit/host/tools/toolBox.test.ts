import assert from 'node:assert/strict';
import { choosing } from '../pickers/choosing.ts';
import { boxOf } from './boxOf.ts';

const never = new AbortController().signal;

describe('The tools that are on', () => {
  it('are none until somebody turns them on', () => {
    assert.deepEqual(boxOf().box.now(), []);
  });

  it('are those that are there, each under a name of its own that stays the same', async () => {
    const { box } = boxOf();
    const names = (): readonly (readonly string[])[] => box.now().map(({ id, name }) => [id, name]);
    const shown = box.all().map(({ tool }) => tool.id);
    assert.deepEqual(shown, ['own:read_file', 'own:list_folder', 'vscode:mcp_a', 'vscode:read_file']);
    await box.choose(shown, ['vscode:read_file']);
    assert.deepEqual(names(), [['vscode:read_file', 'read_file_2']]);
    await box.choose(shown, ['own:read_file', 'vscode:read_file', 'vscode:mcp_a']);
    assert.deepEqual(names(), [
      ['own:read_file', 'read_file'],
      ['vscode:mcp_a', 'mcp_a'],
      ['vscode:read_file', 'read_file_2'],
    ]);
    await box.choose(shown, []);
    assert.deepEqual(names(), []);
  });

  it('are there again when their extension is, and somebody hears of it', async () => {
    const { box, state } = boxOf();
    await box.choose(['vscode:mcp_a'], ['vscode:mcp_a']);
    const ids = (): readonly string[] => box.now().map(({ id }) => id);
    assert.deepEqual(ids(), ['vscode:mcp_a']);
    state.there = [];
    const told = new Promise((resolve) => box.onDidChange(resolve));
    assert.deepEqual(ids(), []);
    await told;
    await box.choose(['own:read_file'], ['own:read_file']);
    state.there = ['mcp_a'];
    assert.deepEqual(ids(), ['own:read_file', 'vscode:mcp_a']);
  });
});

describe('In a workspace that is not trusted', () => {
  it('only our own tools are on, and all of them ask', async () => {
    const { box, state } = boxOf();
    const on = ['own:read_file', 'vscode:mcp_a'];
    await box.choose(on, on);
    await box.allowed.add('own:read_file');
    assert.deepEqual(
      [box.now().length, box.allowed.has('own:read_file'), box.allowed.has('vscode:mcp_a')],
      [2, true, false],
    );
    state.trusted = false;
    assert.deepEqual(
      box.now().map(({ id }) => id),
      ['own:read_file'],
    );
    assert.equal(box.allowed.has('own:read_file'), false);
    await box.choose(
      box.all().map(({ tool }) => tool.id),
      ['own:list_folder'],
    );
    state.trusted = true;
    assert.deepEqual(
      box.now().map(({ id }) => id),
      ['own:list_folder', 'vscode:mcp_a'],
    );
  });
});

describe('A turn', () => {
  it('has the tools that are on, but not one that asks for a commit message or a title', async () => {
    const { box } = boxOf();
    const { choices } = choosing({}, { tools: () => box.now() });
    const tools = async (task: 'chat' | 'fix' | 'commit' | 'title') =>
      (await choices.forTurn(task, never)).tools?.map(({ name }) => name);
    assert.equal(await tools('chat'), undefined);
    await box.choose(['own:read_file'], ['own:read_file']);
    assert.deepEqual(
      [await tools('chat'), await tools('fix'), await tools('commit'), await tools('title')],
      [['read_file'], ['read_file'], undefined, undefined],
    );
    assert.deepEqual((await choices.snapshot()).tools, box.now());
  });
});
