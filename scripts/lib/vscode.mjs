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
  const sources = ['package.json', 'package-lock.json', 'spdlog.mjs'].map((name) =>
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
  await replaceLogger(path.join(vscode, 'node_modules', '@vscode', 'spdlog'));
}

/**
 * Log files without a C++ compiler.
 * @param {string} folder of the package
 */
async function replaceLogger(folder) {
  await copyFile(fromRoot('test', 'vscode', 'spdlog.mjs'), path.join(folder, 'index.mjs'));
  await writeFile(path.join(folder, 'package.json'), '{ "name": "@vscode/spdlog", "main": "index.mjs" }');
}

/** @param {string} folder */
function vscodeFolder(folder) {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}
