import type { Tool } from '../../chat/tools.ts';
import { findFilesTool } from './findFiles.ts';
import { getProblemsTool } from './getProblems.ts';
import { listFolderTool } from './listFolder.ts';
import { readFileTool } from './readFile.ts';
import { searchTextTool } from './searchText.ts';
import type { ToolWorkspace } from './workspace.ts';

/** What this extension brings itself: tools that read, and change nothing. */
export function ownTools(workspace: ToolWorkspace): readonly Tool[] {
  return [
    readFileTool(workspace),
    listFolderTool(workspace),
    findFilesTool(workspace),
    searchTextTool(workspace),
    getProblemsTool(workspace),
  ];
}
