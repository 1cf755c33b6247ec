import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { installExtension, packageExtension } from '../../../scripts/lib/extension.mjs';
import { ensureVscode } from '../../../scripts/lib/vscode.mjs';

/** The packaged extension is installed once for all windows of a run. */
export class InstalledExtension {
  #folder: Promise<string> | undefined;

  /** The folder to give as `--extensions-dir`. */
  async extensionsFolder(): Promise<string> {
    this.#folder ??= install();
    return path.join(await this.#folder, 'extensions');
  }

  async remove(): Promise<void> {
    if (this.#folder) {
      await rm(await this.#folder, { recursive: true, force: true });
    }
  }
}

async function install(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bedrock-workbench-installed-'));
  const vsix =
    process.env['BEDROCK_WORKBENCH_VSIX'] ?? (await packageExtension(path.join(folder, 'extension.vsix')));
  const folders = {
    dataFolder: path.join(folder, 'server'),
    extensionsFolder: path.join(folder, 'extensions'),
  };
  await installExtension(await ensureVscode(), vsix, folders);
  return folder;
}
