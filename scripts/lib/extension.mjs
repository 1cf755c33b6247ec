import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { fromRoot } from './paths.mjs';
import { mustRun } from './processes.mjs';

const vsce = () => fileURLToPath(import.meta.resolve('@vscode/vsce/vsce'));

/** Builds dist/ and out/integration. */
export async function build(/** @type {readonly string[]} */ flags = []) {
  await mustRun(process.execPath, [fromRoot('esbuild.mjs'), ...flags], { cwd: fromRoot() });
}

/**
 * The extension as it would be published; vsce builds it first (`vscode:prepublish`).
 * @param {string} vsix the file to write
 */
export async function packageExtension(vsix) {
  await mkdir(path.dirname(vsix), { recursive: true });
  await rm(vsix, { force: true });
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsix,
  ];
  await mustRun(process.execPath, [vsce(), ...args], { cwd: fromRoot() });
  return vsix;
}

/** The files that would be published. */
export async function listPackage() {
  const output = await mustRun(process.execPath, [vsce(), 'ls', '--no-dependencies'], {
    cwd: fromRoot(),
  });
  return output.split('\n').filter((line) => line !== '' && !line.startsWith('Detected'));
}

/**
 * @param {import('./vscode.mjs').VscodeUnderTest} vscode
 * @param {string} vsix
 * @param {{ dataFolder: string, extensionsFolder: string }} folders
 */
export async function installExtension(vscode, vsix, { dataFolder, extensionsFolder }) {
  const folders = ['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder];
  await mustRun(vscode.node, [
    vscode.server,
    '--accept-server-license-terms',
    ...folders,
    '--force',
    '--install-extension',
    vsix,
  ]);
}
