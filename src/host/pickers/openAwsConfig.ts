import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ProfileList } from '../../chat/connection.ts';

/** Opens the AWS config file. Where there is none it says which path that is, and creates nothing unasked. */
export async function openAwsConfig(profiles: () => Promise<ProfileList>): Promise<void> {
  const { configFile, credentialsFile } = await profiles();
  const config = vscode.Uri.file(configFile);
  if (await exists(config)) {
    await vscode.window.showTextDocument(config);
    return;
  }
  await offer(config, vscode.Uri.file(credentialsFile));
}

async function offer(config: vscode.Uri, credentials: vscode.Uri): Promise<void> {
  const create = l10n.t('Create It');
  const open = l10n.t('Open Credentials File');
  const choices = (await exists(credentials)) ? [create, open] : [create];
  const chosen = await vscode.window.showInformationMessage(
    l10n.t('There is no AWS config file at {0}.', config.fsPath),
    ...choices,
  );
  // An unsaved editor for that path: the file exists once the person saves it.
  if (chosen === create) await vscode.window.showTextDocument(config.with({ scheme: 'untitled' }));
  if (chosen === open) await vscode.window.showTextDocument(credentials);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    // Anything but absence (no right to read it…) is for the editor to tell.
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}
