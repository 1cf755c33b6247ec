import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isCancellation } from '../../base/errors.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';
import type { Workbench } from '../feature.ts';
import { commands } from '../ids.ts';
import { logFailure } from '../log.ts';
import { enterApiKey, removeApiKey, useApiKey, type ApiKeyPorts } from './apiKey.ts';
import { showBrowserPage } from './browserPage.ts';
import { showDeviceCode } from './deviceCode.ts';
import { showPolicy, type PolicySubject } from './showPolicy.ts';
import { createSignIn, type SignIn } from './signIn.ts';
import { signInFailed } from './signInFailed.ts';
import {
  askApiKey,
  browserReach,
  deviceCodePorts,
  offerToUseApiKey,
  openJson,
  typeInTerminal,
  withProgress,
} from './window.ts';

/** Whom a sign-in is for; `profile` undefined: the default credential chain. Menus hand over other things. */
export interface SignInSubject {
  readonly kind: 'credentials';
  readonly profile?: string;
}

/** Signing in, API keys and IAM policies: each a command, so that every failure's buttons lead here. */
export function registerIdentity(workbench: Workbench): Disposable {
  const owned = new DisposableStore();
  const handle = (id: string, run: (...args: never[]) => Promise<unknown>): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  const signIn = createSignIn({
    services: workbench.services,
    withProgress,
    showCode: (verification) => showDeviceCode(deviceCodePorts, verification),
    showPage: (page) => showBrowserPage(deviceCodePorts, page),
    reach: browserReach,
    failed: (failure, profile) => failedToSignIn(workbench, failure, profile),
    signedIn: () => signedIn(workbench),
  });
  handle(commands.signIn, (subject?: Partial<SignInSubject>) => signInFor(workbench, signIn, subject));
  owned.add(workbench.choices.onDidUnlock(() => refreshModels()));
  handle(commands.showPolicy, (subject: PolicySubject = {}) => policy(workbench, subject));
  const apiKey = apiKeyPorts(workbench);
  // Also when another window enters or removes the key.
  owned.add(workbench.context.secrets.onDidChange(() => workbench.choices.credentialsChanged()));
  handle(commands.enterApiKey, () => enterApiKey(apiKey));
  handle(commands.useApiKey, () => useApiKey(apiKey));
  handle(commands.removeApiKey, () => removeApiKey(apiKey));
  return owned;
}

async function signInFor(
  { choices }: Workbench,
  signIn: SignIn,
  subject: Partial<SignInSubject> | undefined,
): Promise<boolean> {
  if (subject?.kind === 'credentials') return signIn(subject.profile);
  const { profile, apiKey } = await choices.connection();
  if (apiKey !== true) return signIn(profile);
  void vscode.window.showInformationMessage(
    l10n.t('Calls go with the Amazon Bedrock API key: there is nothing to sign in to.'),
  );
  return false;
}

/** Everything but the tree follows the choices. */
function signedIn({ choices }: Workbench): void {
  choices.credentialsChanged();
  refreshModels();
}

/** The tree shows its failures until it asks again. */
function refreshModels(): void {
  void vscode.commands.executeCommand(commands.refreshModels);
}

function failedToSignIn({ log }: Workbench, failure: Failure, profile: string | undefined): Promise<boolean> {
  logFailure(log, 'Signing in', failure);
  const warn = (message: string, ...buttons: readonly string[]) =>
    vscode.window.showWarningMessage(message, ...buttons);
  const execute = (command: string) => vscode.commands.executeCommand(command);
  return signInFailed({ warn, execute, typeInTerminal }, failure, profile);
}

async function policy({ choices, services, log }: Workbench, subject: PolicySubject): Promise<void> {
  try {
    await withProgress(l10n.t('Writing the IAM policy'), async ({ signal }) => {
      await choices.unlock(signal);
      await showPolicy({ choices, services, openJson }, subject, signal);
    });
  } catch (error) {
    if (isCancellation(error)) return;
    const failure = failureOf(error);
    logFailure(log, 'Writing the IAM policy', failure);
    void vscode.window.showWarningMessage(`${failure.message} ${failure.remedy}`);
  }
}

function apiKeyPorts({ choices, apiKeys }: Workbench): ApiKeyPorts {
  return {
    store: apiKeys,
    ask: askApiKey,
    isChosen: async () => (await choices.connection()).apiKey === true,
    choose: () => choices.useApiKey(),
    offerToUse: offerToUseApiKey,
    removed: () =>
      void vscode.window.showInformationMessage(l10n.t('The Amazon Bedrock API key was removed.')),
  };
}
