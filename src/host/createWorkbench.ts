import * as vscode from 'vscode';
import { lazy } from '../base/async.ts';
import { toDisposable } from '../base/lifecycle.ts';
import type { ProfileList } from '../chat/connection.ts';
import type { BedrockServices } from '../chat/ports.ts';
import type { ConnectionSettings } from '../chat/resolveConnection.ts';
import { Choices } from './choices/choices.ts';
import type { Workbench } from './feature.ts';
import { commands, SECTION } from './ids.ts';
import { connectionSettings, maxTokens, routePolicy, type SettingsReader } from './settings.ts';

/** The room that the host must not know: handed in by the composition root, loaded on first use. */
export interface BedrockDoor {
  readonly services: () => Promise<BedrockServices>;
  readonly profiles: () => Promise<ProfileList>;
}

/** What the features share, owned by the extension's context. */
export function createWorkbench(context: vscode.ExtensionContext, door: BedrockDoor): Workbench {
  const log = vscode.window.createOutputChannel('Bedrock Workbench', { log: true });
  const services = ownedServices(context, door);
  const choices = new Choices({
    services,
    profiles: door.profiles,
    memento: context.globalState,
    settings: () => connectionSettings(reader()),
    writeSettings,
    policy: () => routePolicy(reader()),
    maxTokens: (task) => maxTokens(reader(), task),
  });
  context.subscriptions.push(
    log,
    choices,
    vscode.commands.registerCommand(commands.showLog, () => log.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(SECTION)) choices.changed();
    }),
  );
  return { context, services, profiles: door.profiles, choices, log };
}

/** Closes AWS's connections at the end, but never loads the SDK only to close them. */
function ownedServices(context: vscode.ExtensionContext, door: BedrockDoor): () => Promise<BedrockServices> {
  return lazy(async () => {
    const services = await door.services();
    context.subscriptions.push(toDisposable(() => services.dispose()));
    return services;
  });
}

function reader(): SettingsReader {
  return vscode.workspace.getConfiguration(SECTION);
}

/** Machine scope: a repository's settings can't say whose account is used. An empty value is no setting at all. */
async function writeSettings(change: Partial<ConnectionSettings>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  for (const [key, value] of Object.entries(change)) {
    await configuration.update(key, value === '' ? undefined : value, vscode.ConfigurationTarget.Global);
  }
}
