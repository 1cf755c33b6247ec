import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Tool } from '../../chat/tools.ts';
import { optionalOf, ownTool } from './ownTool.ts';
import { isRoot, placeAt } from './places.ts';
import type { ToolWorkspace } from './workspace.ts';

const Input = v.strictObject({ path: optionalOf(v.string()) });

export function getProblemsTool(workspace: ToolWorkspace): Tool {
  return ownTool({
    name: 'get_problems',
    label: l10n.t('Get Problems'),
    description:
      'Returns the errors and warnings that the editor shows for the workspace, or for one file or folder of it, the ' +
      'gravest first, one a line: path:line:column: severity: message [source code]. Files that no language ' +
      'extension has looked at yet have none. At most 200.',
    properties: {
      path: {
        type: 'string',
        description: 'A file or folder, relative to the workspace. Default: the whole workspace',
      },
    },
    input: Input,
    run: async ({ path }) => {
      if (isRoot(path ?? undefined)) return workspace.problems() ?? NONE;
      const { place, label } = await placeAt(workspace, path ?? '');
      return workspace.problems(place) ?? `There are no errors or warnings in ${label}.`;
    },
  });
}

const NONE = 'There are no errors or warnings.';
