import { withLock } from './cache.mjs';
import { readJson } from './json.mjs';
import { installLocked } from './npm.mjs';
import { fromRoot } from './paths.mjs';
import { step } from './progress.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/** node_modules of this clone: as package-lock.json has it. */
export async function ensureDependencies() {
  await step('dependencies', await isInstalled(), () =>
    withLock(fromRoot('.cache', 'dependencies.lock'), async () => {
      if (!(await isInstalled())) {
        await installLocked(fromRoot(), ['--include=dev', '--include=optional']);
      }
    }),
  );
}

/** npm notes in node_modules what it installed: compared to the lock file, this also knows of a hand-made install. */
async function isInstalled() {
  const wanted = await readPackages(fromRoot('package-lock.json'));
  const found = await readPackages(fromRoot('node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([name, locked]) => name === '' || satisfies(locked, found[name]));
}

/**
 * @param {LockedPackage} wanted
 * @param {LockedPackage | undefined} found
 */
function satisfies(wanted, found) {
  // Optional packages of other platforms are never installed.
  return found
    ? found.version === wanted.version && found.integrity === wanted.integrity
    : wanted.optional === true;
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, LockedPackage>>}
 */
async function readPackages(file) {
  try {
    const lock = /** @type {{ packages: Record<string, LockedPackage> }} */ (await readJson(file));
    return lock.packages;
  } catch {
    return {};
  }
}
