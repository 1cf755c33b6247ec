import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Manifest {
  readonly contributes: { readonly commands?: readonly { readonly command: string }[] };
}

function findExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('bedrock-workbench.bedrock-workbench');
  assert.ok(extension, 'the extension is installed');
  return extension;
}

describe('Activation', () => {
  it('succeeds', async () => {
    const extension = findExtension();
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command that the manifest contributes', async () => {
    const extension = findExtension();
    await extension.activate();
    const { contributes } = extension.packageJSON as Manifest;
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = (contributes.commands ?? [])
      .map(({ command }) => command)
      .filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  });
});
