import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Tool } from '../../chat/tools.ts';
import { GlobText, globOf } from './glob.ts';
import { ownTool } from './ownTool.ts';
import { labelOf, quoted } from './places.ts';
import type { Place, ToolWorkspace } from './workspace.ts';

const MOST = 200;

const Input = v.strictObject({ pattern: GlobText });

export function findFilesTool(workspace: ToolWorkspace): Tool {
  return ownTool({
    name: 'find_files',
    label: l10n.t('Find Files'),
    description:
      'Finds files of the workspace by a glob pattern. Returns their paths, one a line, relative to the workspace. ' +
      `At most ${MOST}. Files that the person leaves out of searches, such as node_modules, are not found.`,
    properties: {
      pattern: {
        type: 'string',
        description: 'Such as **/*.test.ts, src/**/*.{ts,tsx} or package.json (at any depth)',
      },
    },
    required: ['pattern'],
    input: Input,
    run: ({ pattern }, signal) => found(workspace, pattern, signal),
  });
}

async function found(workspace: ToolWorkspace, pattern: string, signal: AbortSignal): Promise<string> {
  const places = await workspace.find(globOf(workspace.folders(), pattern), MOST + 1, signal);
  signal.throwIfAborted();
  const names = (await within(workspace, places)).map((place) => labelOf(workspace, place)).sort();
  if (names.length === 0) return `No file matches ${quoted(pattern)}.`;
  const more = places.length > MOST ? [`(There are more than ${MOST}: narrow the pattern.)`] : [];
  return [...names.slice(0, MOST), ...more].join('\n');
}

/** Searches may follow links. */
async function within(workspace: ToolWorkspace, places: readonly Place[]): Promise<readonly Place[]> {
  const checked = await Promise.all(
    places.map(async (place) => ((await workspace.isWithin(place)) ? [place] : [])),
  );
  return checked.flat();
}
