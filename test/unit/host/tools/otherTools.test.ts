import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LanguageModelToolInformation } from 'vscode';
import { otherTools, type LanguageTools } from '../../../../src/host/tools/otherTools.ts';
import { uniquelyNamed } from '../../../../src/host/tools/toolNames.ts';
import { toolOrigins } from '../../../../src/host/tools/toolOrigins.ts';
import { resultText } from '../../../../src/host/tools/toolResult.ts';
import { asked } from './fakeWorkspace.ts';

const info = (
  name: string,
  more: Partial<LanguageModelToolInformation> = {},
): LanguageModelToolInformation => ({
  name,
  description: `Does ${name}`,
  inputSchema: { type: 'object', properties: { q: { type: 'string' } } },
  tags: [],
  ...more,
});

const nothing: LanguageTools = {
  list: () => [],
  origins: () => new Map(),
  invoke: () => Promise.resolve([]),
};

const first = (tools: Partial<LanguageTools>) => {
  const [entry] = otherTools({ ...nothing, list: () => [info('one')], ...tools });
  assert.ok(entry);
  return entry.tool;
};

describe('The tools of other extensions', () => {
  it('are told of as their manifests and VS Code do', () => {
    const entries = otherTools({
      ...nothing,
      list: () => [
        info('mcp_issues', { tags: ['mcp'], inputSchema: undefined }),
        info('bare', { description: ' ', inputSchema: { oneOf: [] } }),
        info('known'),
      ],
      origins: () =>
        new Map([['known', { extension: 'x.y', source: 'Other', label: 'Known Tool', about: 'For people' }]]),
    });
    assert.deepEqual(
      entries.map(({ tool: { id, label, description, inputSchema }, source, about }) => [
        ...[id, label, description, source, about],
        inputSchema,
      ]),
      [
        ['vscode:bare', 'bare', 'bare', 'Other Tools', ' ', { oneOf: [], type: 'object' }],
        [
          ...['vscode:mcp_issues', 'mcp_issues', 'Does mcp_issues', 'MCP Servers', 'Does mcp_issues'],
          { type: 'object', properties: {} },
        ],
        [
          ...['vscode:x.y/known', 'Known Tool', 'Does known', 'Other', 'For people'],
          { type: 'object', properties: { q: { type: 'string' } } },
        ],
      ],
    );
  });

  it('are run with what the model wrote, and answer in text', async () => {
    const runs: unknown[] = [];
    const tool = first({
      invoke: (...[name, input]) => {
        runs.push([name, input]);
        return Promise.resolve([{ kind: 'text', text: 'done' }]);
      },
    });
    assert.equal(await asked(tool, { q: 'x' }), 'done');
    assert.deepEqual(runs, [['one', { q: 'x' }]]);
  });

  it('say why they could not, and that somebody said no to VS Code', async () => {
    const canceled = Object.assign(new Error('Canceled'), { name: 'Canceled' });
    assert.deepEqual(
      [
        await asked(first({ invoke: () => Promise.reject(new Error('No server')) }), {}),
        await asked(first({ invoke: () => Promise.reject(canceled) }), {}),
      ],
      ['!No server', '!The tool was cancelled.'],
    );
  });

  it('need not listen: who stops them does not wait', async () => {
    const stop = new AbortController();
    const running = first({ invoke: () => new Promise(() => undefined) }).run({}, stop.signal);
    stop.abort();
    await assert.rejects(running, { name: 'AbortError' });
    const invoke = (): never => assert.fail('It was stopped before it began');
    await assert.rejects(first({ invoke }).run({}, stop.signal), { name: 'AbortError' });
  });
});

describe('The names of tools', () => {
  it('fit a request, each once, whatever extensions call them', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('a', 'a.b', 'a b', 'x'.repeat(64), 'x'.repeat(70), ''),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), (names) => {
        const given = uniquelyNamed(names.map((one, id) => ({ id, name: one })));
        assert.deepEqual(
          given.map(({ id }) => id),
          names.map((_, id) => id),
        );
        assert.equal(new Set(given.map((tool) => tool.name)).size, names.length);
        assert.ok(given.every((tool) => /^[a-zA-Z0-9_-]{1,64}$/.test(tool.name)));
      }),
    );
  });

  it('stay as they are where they can', () => {
    const given = uniquelyNamed(['read_file', 'a.b', 'read_file', 'a_b'].map((name) => ({ name })));
    assert.deepEqual(
      given.map(({ name }) => name),
      ['read_file', 'a_b', 'read_file_2', 'a_b_2'],
    );
  });
});

describe('What a tool answers', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is told as text, and in a word where it is none', () => {
    const text = resultText([
      { kind: 'text', text: 'one' },
      { kind: 'data', mimeType: 'application/json', data: bytes('{"a":1}') },
      { kind: 'data', mimeType: 'image/png', data: bytes('12345') },
      { kind: 'rendered' },
      { kind: 'unknown' },
    ]);
    assert.deepEqual(text.split('\n'), [
      'one',
      '{"a":1}',
      '(A part of the result is image/png, 5 B, and can’t be shown as text.)',
      '(A part of the result is laid out for another program, and can’t be shown as text.)',
      '(A part of the result is of a kind that is not known here, and is left out.)',
    ]);
  });
});

describe('Where tools come from', () => {
  it('is what manifests say, as far as they can be read', () => {
    const tools = [
      { name: 'a', displayName: 'Tool A', userDescription: 'For people' },
      { name: 'b', displayName: '%missing%' },
      { displayName: 'Nameless' },
      'nonsense',
    ];
    const origins = toolOrigins([
      { id: 'x.one', packageJSON: { displayName: 'One', contributes: { languageModelTools: tools } } },
      { id: 'x.two', packageJSON: { contributes: { languageModelTools: [{ name: 'c' }] } } },
      { id: 'x.three', packageJSON: { contributes: { languageModelTools: 'none' } } },
      { id: 'x.four', packageJSON: undefined },
    ]);
    assert.deepEqual(
      [...origins],
      [
        ['a', { extension: 'x.one', source: 'One', label: 'Tool A', about: 'For people' }],
        ['b', { extension: 'x.one', source: 'One' }],
        ['c', { extension: 'x.two', source: 'x.two' }],
      ],
    );
  });
});
