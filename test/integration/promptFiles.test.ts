import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SlashCommand } from '../../src/chat/slashCommands.ts';
import { PromptFiles } from '../../src/host/context/promptFiles.ts';

/** Resolves with the commands' names once they are as wanted. */
async function until(files: PromptFiles, wanted: (names: readonly string[]) => boolean): Promise<void> {
  const isThere = (commands: readonly SlashCommand[]): boolean => wanted(commands.map(({ name }) => name));
  if (isThere(files.commands)) return;
  await new Promise<void>((resolve) => files.onDidChange((commands) => isThere(commands) && resolve()));
}

describe('Prompt files in VS Code', () => {
  const folder = vscode.Uri.joinPath(
    vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'),
    '.bedrock',
  );
  const file = vscode.Uri.joinPath(folder, 'prompts', 'limerick.prompt.md');
  let files: PromptFiles;

  before(() => {
    files = new PromptFiles();
    files.wake();
  });
  after(async () => {
    files.dispose();
    await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
  });

  it('become commands, those that were there and those that come together with their folder', async () => {
    await until(files, (names) => names.includes('haiku'));
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('Write a limerick.'));
    await until(files, (names) => names.includes('limerick'));
    assert.deepEqual(
      files.commands.flatMap(({ name }) => (['haiku', 'limerick'].includes(name) ? [name] : [])),
      ['haiku', 'limerick'],
    );
  });

  it('are commands no more once their folder is gone', async () => {
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await until(files, (names) => !names.includes('limerick'));
    assert.equal(
      files.commands.some(({ name }) => name === 'limerick'),
      false,
    );
  });
});
