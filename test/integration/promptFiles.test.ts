import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { SlashCommand } from '../../src/chat/slashCommands.ts';
import { PromptFiles } from '../../src/host/context/promptFiles.ts';
import { SECTION, settingKeys } from '../../src/host/ids.ts';

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
      files.commands.map(({ name }) => name).filter((name) => ['haiku', 'limerick'].includes(name)),
      ['haiku', 'limerick'],
    );
  });

  it('become commands of the user’s own folder, too, which may not be there yet', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'bedrock-workbench-prompts-'));
    const settings = vscode.workspace.getConfiguration(SECTION);
    const place = vscode.ConfigurationTarget.Global;
    const read = new Promise((resolve) => files.onDidChange(resolve));
    await settings.update(settingKeys.promptFolder, path.join(root, 'mine'), place);
    await read;
    const mine = vscode.Uri.file(path.join(root, 'mine', 'sonnet.prompt.md'));
    await vscode.workspace.fs.writeFile(mine, new TextEncoder().encode('Write a sonnet.'));
    await until(files, (names) => names.includes('sonnet'));
    await settings.update(settingKeys.promptFolder, undefined, place);
    await until(files, (names) => !names.includes('sonnet'));
    await rm(root, { recursive: true });
    assert.equal(
      files.commands.some(({ name }) => name === 'haiku'),
      true,
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
