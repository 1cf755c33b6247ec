import * as l10n from '@vscode/l10n';
import { findFilesTool } from './findFiles.ts';
import { getProblemsTool } from './getProblems.ts';
import { listFolderTool } from './listFolder.ts';
import { readFileTool } from './readFile.ts';
import { searchTextTool } from './searchText.ts';
import type { ToolEntry } from './toolEntry.ts';
import type { ToolWorkspace } from './workspace.ts';

/** What this extension brings itself: tools that read, and change nothing. */
export function ownTools(workspace: ToolWorkspace): readonly Omit<ToolEntry, 'source'>[] {
  return [
    {
      tool: readFileTool(workspace),
      about: l10n.t('Reads a text file of the workspace, unsaved edits included'),
    },
    { tool: listFolderTool(workspace), about: l10n.t('Names what is in a folder of the workspace') },
    { tool: findFilesTool(workspace), about: l10n.t('Finds files of the workspace by their names') },
    { tool: searchTextTool(workspace), about: l10n.t('Searches the files of the workspace for a text') },
    {
      tool: getProblemsTool(workspace),
      about: l10n.t('Reads the errors and warnings that the editor shows'),
    },
  ];
}
