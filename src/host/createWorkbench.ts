import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { lazy, Sequencer } from '../base/async.ts';
import { toDisposable } from '../base/lifecycle.ts';
import type { ProfileList } from '../chat/connection.ts';
import type { BedrockServices } from '../chat/ports.ts';
import type { PriceBook } from '../chat/prices.ts';
import { rememberCatalogue } from '../chat/rememberedCatalogue.ts';
import type { ConnectionSettings } from '../chat/resolveConnection.ts';
import { Choices } from './choices/choices.ts';
import { StoredList } from './choices/storedList.ts';
import type { Workbench } from './feature.ts';
import { apiKeyStore, type ApiKeyStore } from './identity/apiKey.ts';
import { askMfaCode } from './identity/mfaCode.ts';
import { commands, SECTION } from './ids.ts';
import { inferenceSettings } from './inferenceSettings.ts';
import { MarkdownPreview } from './markdownPreview.ts';
import { pricesOf } from './prices.ts';
import { catalogueFiles } from './storage/catalogueFiles.ts';
import {
  connectionSettings,
  idleTimeoutSeconds,
  maxAttempts,
  maxTokens,
  routePolicy,
  serviceEndpoints,
  type ServiceEndpoints,
  type SettingsReader,
} from './settings.ts';
import { createToolBox } from './tools/createToolBox.ts';

/** What AWS's side asks of the window, each time anew. */
interface AwsAsks {
  readonly endpoints: () => ServiceEndpoints;
  readonly maxAttempts: () => number | undefined;
  readonly idleTimeoutSeconds: () => number | undefined;
  readonly mfaCode: (serial: string, profile: string | undefined, signal: AbortSignal) => Promise<string>;
  readonly apiKey: () => Promise<string | undefined>;
}

/** The room that the host must not know: handed in by the composition root, loaded on first use. */
export interface BedrockDoor {
  readonly services: (asks: AwsAsks) => Promise<BedrockServices>;
  readonly profiles: () => Promise<ProfileList>;
  /** AWS's list prices. */
  readonly prices: () => Promise<PriceBook>;
}

const RECENT_MODELS = 5;

/** What the features share, owned by the extension's context. */
export function createWorkbench(context: vscode.ExtensionContext, door: BedrockDoor): Workbench {
  const log = vscode.window.createOutputChannel('Bedrock Workbench', { log: true });
  const apiKeys = apiKeyStore(context.secrets);
  const aws = ownedServices(context, () => door.services(awsAsks(apiKeys)));
  const catalogue = rememberCatalogue({
    source: async () => (await aws()).catalogue,
    memory: catalogueFiles(join(context.globalStorageUri.fsPath, 'catalogue'), fs, log),
    credentialsSince: async () => lastWritten(await door.profiles()),
  });
  const services = lazy(async () => ({ ...(await aws()), catalogue }));
  const favourites = new StoredList({ memento: context.globalState, key: 'models.favourites', add: 'last' });
  const recents = new StoredList({
    memento: context.globalState,
    key: 'models.recent',
    add: 'first',
    limit: RECENT_MODELS,
  });
  const listPrices = lazy(door.prices);
  const prices = async (): Promise<PriceBook> => pricesOf(reader(), await listPrices());
  const toolBox = createToolBox(context, () => choices.changed());
  const choices = new Choices({
    services,
    profiles: door.profiles,
    memento: context.globalState,
    settings: () => connectionSettings(reader()),
    writeSettings,
    policy: () => routePolicy(reader()),
    maxTokens: (task) => maxTokens(reader(), task),
    chose: ({ modelId }) => void recents.add(modelId),
    inference: () => inferenceSettings(reader()),
    credentialsChanged: () => catalogue.doubt(),
    prices,
    tools: () => toolBox.now(),
  });
  const preview = new MarkdownPreview();
  context.subscriptions.push(
    log,
    preview,
    catalogue,
    choices,
    favourites,
    recents,
    vscode.commands.registerCommand(commands.showLog, () => log.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(SECTION)) choices.changed();
    }),
  );
  const { profiles } = door;
  const { allowed: allowedTools } = toolBox;
  const shared = { context, services, profiles, catalogue, prices, choices, favourites, recents };
  return { ...shared, toolBox, allowedTools, apiKeys, preview, log };
}

/** Closes AWS's connections at the end, but never loads the SDK only to close them. */
function ownedServices(
  context: vscode.ExtensionContext,
  load: () => Promise<BedrockServices>,
): () => Promise<BedrockServices> {
  return lazy(async () => {
    const services = await load();
    context.subscriptions.push(toDisposable(() => services.dispose()));
    return services;
  });
}

/** When one of the AWS files was written last, in epoch milliseconds: a profile may lead elsewhere since. */
async function lastWritten({ configFile, credentialsFile }: ProfileList): Promise<number> {
  const times = [configFile, credentialsFile].map((path) =>
    fs.stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  );
  return Math.max(...(await Promise.all(times)));
}

function awsAsks(apiKeys: ApiKeyStore): AwsAsks {
  const boxes = new Sequencer();
  return {
    endpoints: () => serviceEndpoints(reader()),
    maxAttempts: () => maxAttempts(reader()),
    idleTimeoutSeconds: () => idleTimeoutSeconds(reader()),
    // One box at a time: another would close the first.
    mfaCode: (serial, profile, signal) =>
      boxes.run(() => askMfaCode(() => vscode.window.createInputBox(), serial, profile, signal)),
    apiKey: () => apiKeys.get(),
  };
}

function reader(): SettingsReader {
  return vscode.workspace.getConfiguration(SECTION);
}

const DEFAULTS: Readonly<Record<string, string>> = { profile: '', region: '', authentication: 'profile' };

/** Machine scope: a repository's settings can't say whose account is used. An empty value is no setting at all. */
async function writeSettings(change: Partial<ConnectionSettings>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  for (const [key, value] of Object.entries(change)) {
    const written = value === DEFAULTS[key] ? undefined : value;
    await configuration.update(key, written, vscode.ConfigurationTarget.Global);
  }
}
