import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { cacheFolder, exists, fillOnce } from './cache.mjs';
import { installLocked } from './npm.mjs';
import { fromRoot } from './paths.mjs';
import { step } from './progress.mjs';

/**
 * @typedef {object} VscodeUnderTest
 * @property {string} node the pinned Node that VS Code's server runs on
 * @property {string} server its `server-main.js`
 */

/** Native modules of VS Code that are missed when they are not compiled: ours need no compiler. */
const nativeModules = ['spdlog', 'native-watchdog'];

/** Whether a VS Code can be served here: its pinned Node comes from npm for Linux only. */
export const canServe = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);

export const cannotServe =
  `The served VS Code is pinned for Linux (x64, arm64); this is ${process.platform}-${process.arch}. ` +
  'Use `npm start -- --desktop`, which opens the extension in your own VS Code.';

/**
 * A whole VS Code and its Node, exactly as test/vscode/package-lock.json and code-server's own lock files name them.
 * @returns {Promise<VscodeUnderTest>}
 */
export async function ensureVscode() {
  if (!canServe) {
    throw new Error(cannotServe);
  }
  const natives = nativeModules.map((name) => path.join('natives', `${name}.mjs`));
  const sources = ['package.json', 'package-lock.json', ...natives].map((name) =>
    fromRoot('test', 'vscode', name),
  );
  const folder = await cacheFolder('vscode-under-test', sources);
  await step('VS Code under test', await exists(folder), () => fillOnce(folder, install));
  return {
    node: path.join(folder, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node'),
    server: path.join(vscodeFolder(folder), 'out', 'server-main.js'),
  };
}

/** @param {string} folder */
async function install(folder) {
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(fromRoot('test', 'vscode', name), path.join(folder, name));
  }
  await installLocked(folder);
  const vscode = vscodeFolder(folder);
  // Its lock file was made without peer dependencies.
  await installLocked(vscode, ['--omit=dev', '--legacy-peer-deps']);
  await installLocked(path.join(vscode, 'extensions'), ['--omit=dev']);
  for (const name of nativeModules) {
    await replaceNative(name, path.join(vscode, 'node_modules', '@vscode', name));
  }
}

/**
 * @param {string} name
 * @param {string} folder of the package
 */
async function replaceNative(name, folder) {
  await copyFile(fromRoot('test', 'vscode', 'natives', `${name}.mjs`), path.join(folder, 'index.mjs'));
  await writeFile(path.join(folder, 'package.json'), `{ "name": "@vscode/${name}", "main": "index.mjs" }`);
}

/** @param {string} folder */
function vscodeFolder(folder) {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}
