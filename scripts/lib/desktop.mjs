import process from 'node:process';
import { fromRoot } from './paths.mjs';
import { start } from './processes.mjs';
import { withEnvironment, writeSettings } from './server.mjs';

/**
 * Opens the extension from this folder in the installed VS Code, with a profile of its own, until the window closes.
 * @param {object} options
 * @param {string} options.folder for that profile's data
 * @param {string} options.workspace
 * @param {Record<string, string | undefined>} options.env
 * @param {string} options.profile AWS's
 * @returns {Promise<number>} the exit code
 */
export async function startDesktop({ folder, workspace, env, profile }) {
  // <folder>/data/User is where writeSettings puts the settings, and where --user-data-dir <folder>/data looks.
  await writeSettings(folder, { 'bedrockWorkbench.profile': profile }, { remote: false });
  const code = process.platform === 'win32' ? 'code.cmd' : 'code';
  const window = start(
    code,
    [
      '--wait',
      '--new-window',
      `--extensionDevelopmentPath=${fromRoot()}`,
      '--user-data-dir',
      `${folder}/data`,
      '--disable-workspace-trust',
      workspace,
    ],
    { env: withEnvironment(env) },
  );
  window.listen((text) => void process.stdout.write(text));
  const exit = await window.exited;
  if (exit === 127) {
    throw new Error(
      '`code` is not on the PATH: in VS Code, run "Shell Command: Install \'code\' command in PATH", or use plain `npm start`.',
    );
  }
  return exit;
}
