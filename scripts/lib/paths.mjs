import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** One cache for each user, so that the second clone on a machine installs nothing again. */
export const cacheRoot = path.join(
  process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'),
  'bedrock-workbench',
);

/** @param {string[]} parts below the repository's root */
export function fromRoot(...parts) {
  return path.join(root, ...parts);
}

/** Where recorded exchanges with AWS lie, if they do. */
export const conformanceFolder = path.resolve(
  root,
  process.env['CONFORMANCE_DIR'] ?? '../shared/conformance',
);
