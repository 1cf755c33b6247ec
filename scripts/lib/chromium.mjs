import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { cacheFolder, exists, fillOnce } from './cache.mjs';
import { installLocked } from './npm.mjs';
import { fromRoot } from './paths.mjs';
import { mustRun } from './processes.mjs';
import { step } from './progress.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The browser that the tests drive: CHROME, an installed one, Debian's, or the one inside an npm package.
 * @returns {Promise<string>} its executable
 */
export async function ensureChromium() {
  const installed = process.env['CHROME'] ?? (await onPath(names));
  if (installed !== undefined) {
    await step('Chromium', true, () => Promise.resolve());
    return installed;
  }
  return (await fromDebian()) ?? (await fromNpm());
}

/**
 * @param {readonly string[]} commands
 * @returns {Promise<string | undefined>}
 */
async function onPath(commands) {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const command of commands) {
      const file = path.join(folder, command);
      if (await exists(file)) {
        return file;
      }
    }
  }
  return undefined;
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !(await exists('/etc/debian_version'))) {
    return undefined;
  }
  await step("Chromium (Debian's package)", false, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await mustRun('apt-get', ['update', '-qq'], { env });
    await mustRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  });
  return onPath(names);
}

async function fromNpm() {
  const sources = ['package.json', 'package-lock.json'].map((name) => fromRoot('test', 'browser', name));
  const folder = await cacheFolder('chromium', sources);
  await step('Chromium (npm package)', await exists(folder), () =>
    fillOnce(folder, async (building) => {
      for (const source of sources) {
        await copyFile(source, path.join(building, path.basename(source)));
      }
      await installLocked(building);
    }),
  );
  const entry = path.join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js');
  /** @type {unknown} */
  const module = await import(pathToFileURL(entry).href);
  const chromium = /** @type {{ default: { executablePath(): Promise<string> } }} */ (module);
  return chromium.default.executablePath();
}
