import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Tool } from '../../chat/tools.ts';
import { optionalOf, ownTool } from './ownTool.ts';
import { isRoot, placeAt, quoted } from './places.ts';
import type { FolderEntry, ToolWorkspace } from './workspace.ts';

const MOST = 500;

const Input = v.strictObject({ path: optionalOf(v.string()) });

export function listFolderTool(workspace: ToolWorkspace): Tool {
  return ownTool({
    name: 'list_folder',
    label: l10n.t('List Folder'),
    description:
      'Lists what is in a folder of the workspace, one entry a line, folders first and with a / at their end. ' +
      `Folders within it are not entered. At most ${MOST} entries.`,
    properties: {
      path: {
        type: 'string',
        description: 'Relative to the workspace, such as src. Default: the workspace’s root',
      },
    },
    input: Input,
    run: ({ path }) => listed(workspace, path ?? ''),
  });
}

async function listed(workspace: ToolWorkspace, path: string): Promise<string> {
  const folders = workspace.folders();
  if (isRoot(path) && folders.length > 1) {
    return ['The workspace has several folders:', ...folders.map(({ name }) => `${name}/`)].join('\n');
  }
  const { place, label, kind } = await placeAt(workspace, path);
  if (kind !== 'folder') throw new Error(`${quoted(path)} is not a folder: read_file reads a file.`);
  const entries = await workspace.list(place);
  if (entries.length === 0) return `${label}: empty`;
  const left = entries.length - MOST;
  const more = left > 0 ? [`(${left} more; find_files finds them by a pattern)`] : [];
  return [`${label}:`, ...[...entries].sort(inOrder).slice(0, MOST).map(nameOf), ...more].join('\n');
}

function inOrder(a: FolderEntry, b: FolderEntry): number {
  return Number(b.kind === 'folder') - Number(a.kind === 'folder') || (a.name < b.name ? -1 : 1);
}

function nameOf({ name, kind }: FolderEntry): string {
  return kind === 'folder' ? `${name}/` : name;
}
