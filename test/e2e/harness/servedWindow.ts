import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fromRoot } from '../../../scripts/lib/paths.mjs';
import { startServer, writeSettings } from '../../../scripts/lib/server.mjs';
import { standInEnvironment, startStandIn } from '../../../scripts/lib/standIn.mjs';
import { ensureVscode } from '../../../scripts/lib/vscode.mjs';
import { StandIn } from './standIn.ts';

export interface ServeOptions {
  /** Of the journal. */
  readonly name: string;
  /** Added to quiet ones; the profile is `local` unless another is named. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Of the extension host; undefined removes. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where extensions are installed; none when absent. */
  readonly extensionsFolder?: string;
  readonly args?: readonly string[];
}

/** A VS Code server and a stand-in for AWS of its own, on fresh folders. */
export interface ServedWindow {
  /** `127.0.0.1:PORT` */
  readonly origin: string;
  readonly workspace: string;
  /** Settings, state and logs of the server. */
  readonly dataFolder: string;
  /** Where the AWS files are, or would be. */
  readonly awsFolder: string;
  /** The home directory, in which nobody has signed in yet. */
  readonly homeFolder: string;
  readonly standIn: StandIn;
  close(): Promise<void>;
}

let served = 0;

export async function serve(options: ServeOptions): Promise<ServedWindow> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bedrock-workbench-'));
  served += 1;
  const journal = fromRoot('test', 'output', 'journals', `${options.name}-${process.pid}-${served}.jsonl`);
  const standIn = await startStandIn({ journal });
  const server = await startWindow(options, folder, standIn.url);
  return {
    ...server,
    standIn: new StandIn(standIn.url),
    close: async () => {
      await Promise.all([server.stop(), standIn.stop()]);
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function startWindow(options: ServeOptions, folder: string, standInUrl: string) {
  const workspace = path.join(folder, 'workspace');
  const dataFolder = path.join(folder, 'server');
  const extensionsFolder = options.extensionsFolder ?? path.join(folder, 'extensions');
  await mkdir(extensionsFolder, { recursive: true });
  await cp(fromRoot('test', 'workspace'), workspace, { recursive: true });
  const awsFolder = path.join(folder, 'aws');
  const homeFolder = path.join(folder, 'home');
  await mkdir(homeFolder);
  const settings = { 'bedrockWorkbench.profile': 'local', ...options.settings };
  await writeSettings(dataFolder, settings, { remote: true });
  const env = {
    ...(await standInEnvironment(awsFolder, standInUrl)),
    HOME: homeFolder,
    BEDROCK_LOCAL_URL: standInUrl,
    ...options.env,
  };
  const { args = [] } = options;
  const vscode = await ensureVscode();
  const { origin, stop } = await startServer({ vscode, dataFolder, extensionsFolder, env, args });
  return { origin, stop, workspace, dataFolder, awsFolder, homeFolder };
}
