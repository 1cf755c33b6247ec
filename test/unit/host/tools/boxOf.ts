import type { LanguageModelToolInformation, Memento } from 'vscode';
import type { Tool } from '../../../../src/chat/tools.ts';
import { StoredList } from '../../../../src/host/choices/storedList.ts';
import { ToolBox } from '../../../../src/host/tools/toolBox.ts';

const own = (name: string, label: string): { tool: Tool; about: string } => ({
  tool: {
    id: `own:${name}`,
    name,
    label,
    description: 'For models',
    inputSchema: { type: 'object' },
    run: () => Promise.resolve('ran'),
  },
  about: `${label} for people`,
});

/** A box with two tools of ours and those that `there` names, over storage in memory. */
export function boxOf() {
  const stored = new Map<string, unknown>();
  const memento: Pick<Memento, 'get' | 'update'> = {
    get: (key: string, otherwise?: unknown) => stored.get(key) ?? otherwise,
    update: (key, value) => Promise.resolve(void stored.set(key, value)),
  };
  const state = { trusted: true, there: ['mcp_a', 'read_file'] };
  const info = (name: string): LanguageModelToolInformation => ({
    name,
    description: `Does ${name}`,
    inputSchema: undefined,
    tags: ['mcp'],
  });
  const chosen = new StoredList({ memento, key: 'on', add: 'last' });
  const always = new StoredList({ memento, key: 'always', add: 'last' });
  const box = new ToolBox({
    own: [own('read_file', 'Read File'), own('list_folder', 'List Folder')],
    others: {
      list: () => state.there.map(info),
      origins: () => new Map(),
      invoke: () => Promise.resolve([]),
    },
    chosen,
    always,
    trusted: () => state.trusted,
  });
  return { box, chosen, always, state };
}
