import { mustRun } from './processes.mjs';

/**
 * Installs exactly what the lock file of a folder names; no package's script is run.
 * @param {string} folder
 * @param {readonly string[]} [flags]
 */
export async function installLocked(folder, flags = []) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  await mustRun(npm, ['ci', '--ignore-scripts', ...quiet, ...flags], { cwd: folder, env: cleanNpmEnv() });
}

/** npm tells its children what it was asked for (`npm_config_*`, `npm_command`): none of that is meant for ours. */
function cleanNpmEnv() {
  const meantForOthers =
    /^npm_(package|lifecycle|command|execpath)|^npm_config_(global|prefix|omit|local_prefix)/i;
  const entries = Object.entries(process.env).filter(([name]) => !meantForOthers.test(name));
  return { ...Object.fromEntries(entries), NODE_ENV: 'development' };
}
