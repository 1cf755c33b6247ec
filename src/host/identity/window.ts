import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/lifecycle.ts';
import type { DeviceCodePorts } from './deviceCode.ts';
import { reachableRedirect } from './redirect.ts';
import type { SignInProgress } from './signIn.ts';

/** Work that somebody has asked for and may cancel, shown where VS Code shows its own. */
export function withProgress<T>(
  title: string,
  run: (progress: SignInProgress) => Promise<T>,
): PromiseLike<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const owned = new DisposableStore();
    const controller = new AbortController();
    owned.add(token.onCancellationRequested(() => controller.abort()));
    try {
      const report = (message: string): void => progress.report({ message });
      return await run({ signal: controller.signal, report });
    } finally {
      owned.dispose();
    }
  });
}

export const deviceCodePorts: DeviceCodePorts = {
  create: () => vscode.window.createQuickPick(),
  icon: (name) => ({ iconPath: new vscode.ThemeIcon(name) }),
  copy: (text) => vscode.env.clipboard.writeText(text),
  openExternal: (address) => openPage(address),
};

/** Where the person's browser reaches that loopback address; undefined where it can't. */
export async function browserReach(redirectUri: string): Promise<string | undefined> {
  const { uiKind, remoteName } = vscode.env;
  const external = await vscode.env.asExternalUri(vscode.Uri.parse(redirectUri));
  const isWeb = uiKind === vscode.UIKind.Web;
  return reachableRedirect(redirectUri, external.toString(true), { isWeb, remoteName });
}

/** Whoever answers for AWS does not get to open anything but a page. */
async function openPage(address: string): Promise<void> {
  const uri = vscode.Uri.parse(address, true);
  if (uri.scheme === 'https' || uri.scheme === 'http') await vscode.env.openExternal(uri);
}

export function typeInTerminal(command: string): void {
  const terminal = vscode.window.createTerminal({ name: l10n.t('AWS sign-in') });
  terminal.show();
  terminal.sendText(command, false);
}

export async function openJson(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  await vscode.window.showTextDocument(document, { preview: true });
}

export function askApiKey(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: l10n.t('Amazon Bedrock API Key'),
    prompt: l10n.t('Kept in VS Code’s secret storage, and sent only while the API key is chosen'),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) =>
      /\s/.test(value.trim()) ? l10n.t('An API key holds no spaces or line breaks.') : undefined,
  });
}

export async function offerToUseApiKey(): Promise<boolean> {
  const use = l10n.t('Use API Key');
  const message = l10n.t('The Amazon Bedrock API key is stored. Calls still go through the AWS profile.');
  return (await vscode.window.showInformationMessage(message, use)) === use;
}
