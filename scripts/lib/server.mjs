import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { readJson } from './json.mjs';
import { fromRoot } from './paths.mjs';
import { start, waitForOutput } from './processes.mjs';

/** A workbench that shows nothing of its own accord. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.editor.useModal': 'off',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  // Its text is in the page then.
  'terminal.integrated.gpuAcceleration': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'security.workspace.trust.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Adds settings to a profile's. A remote window reads those of scope `machine` from the machine's file only.
 * @param {string} dataFolder the server's
 * @param {Record<string, unknown>} settings
 * @param {{ remote: boolean }} window
 */
export async function writeSettings(dataFolder, settings, { remote }) {
  const machineScoped = await machineSettings();
  const entries = Object.entries({ ...quietSettings, ...settings });
  const ofMachine = entries.filter(([name]) => remote && machineScoped.has(name));
  const ofUser = entries.filter(([name]) => !remote || !machineScoped.has(name));
  await mergeJson(path.join(dataFolder, 'data', 'User', 'settings.json'), Object.fromEntries(ofUser));
  await writeMachineSettings(dataFolder, Object.fromEntries(ofMachine));
}

/**
 * Those of the machine may hold any setting of a person's, and an open window reads them at once.
 * @param {string} dataFolder
 * @param {Readonly<Record<string, unknown>>} settings undefined takes one out
 */
export async function writeMachineSettings(dataFolder, settings) {
  await mergeJson(path.join(dataFolder, 'data', 'Machine', 'settings.json'), settings);
}

/** @typedef {{ properties?: Record<string, { scope?: string }> }} Configuration */

async function machineSettings() {
  const manifest = /** @type {{ contributes?: { configuration?: Configuration | Configuration[] } }} */ (
    await readJson(fromRoot('package.json'))
  );
  const configurations = [manifest.contributes?.configuration ?? []].flat();
  const properties = configurations.flatMap((configuration) =>
    Object.entries(configuration.properties ?? {}),
  );
  return new Set(properties.filter(([, { scope }]) => scope?.startsWith('machine')).map(([name]) => name));
}

/**
 * @param {string} file
 * @param {Record<string, unknown>} values
 */
async function mergeJson(file, values) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ ...(await readSettings(file)), ...values }, undefined, 2));
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, unknown>>}
 */
async function readSettings(file) {
  try {
    return /** @type {Record<string, unknown>} */ (await readJson(file));
  } catch {
    // Not there, or edited by hand with comments: it starts anew.
    return {};
  }
}

/**
 * @typedef {object} ServerOptions
 * @property {import('./vscode.mjs').VscodeUnderTest} vscode
 * @property {string} dataFolder settings, state and logs
 * @property {string} extensionsFolder
 * @property {Record<string, string | undefined>} [env] added to this process's, for the extension host; undefined removes
 * @property {number} [port] any free one when absent
 * @property {number} [graceSeconds] how long an extension host waits for a page that went away
 * @property {readonly string[]} [args]
 */

/**
 * VS Code's server on a loopback port.
 * @param {ServerOptions} options
 */
export async function startServer({
  vscode,
  dataFolder,
  extensionsFolder,
  env,
  port = 0,
  graceSeconds = 3,
  args = [],
}) {
  const folders = ['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder];
  const listen = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  const manners = ['--accept-server-license-terms', '--disable-telemetry', '--disable-experiments'];
  const trust = ['--disable-workspace-trust', '--reconnection-grace-time', String(graceSeconds)];
  const server = start(vscode.node, [vscode.server, ...listen, ...folders, ...manners, ...trust, ...args], {
    // As VS Code's own launcher says it: this is a shell's environment, no other shell is asked for one at each start.
    env: { VSCODE_CLI: '1', ...withEnvironment(env) },
  });
  const [, bound] = await waitForOutput(server, /Extension host agent listening on (\d+)/, {
    what: "VS Code's server",
  });
  return {
    origin: `127.0.0.1:${bound ?? port}`,
    stop: server.stop,
    output: server.output,
    exited: server.exited,
  };
}

/**
 * @param {Record<string, string | undefined>} [added]
 * @returns {NodeJS.ProcessEnv}
 */
export function withEnvironment(added = {}) {
  // The credentials and regions of whoever runs this stay out, unless they are asked for.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS_|VSCODE_|ELECTRON_)/.test(name));
  return { ...Object.fromEntries(inherited), ...added };
}
