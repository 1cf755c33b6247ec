import { readdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { installExtension, packageExtension } from '../../scripts/lib/extension.mjs';
import { ensureVscode } from '../../scripts/lib/vscode.mjs';

/** What a person gets from the marketplace. */
export interface BuiltExtension {
  readonly vsix: string;
  /** For `--extensions-dir`. */
  readonly extensionsFolder: string;
  /** The unpacked extension in it. */
  readonly folder: string;
}

/** @param folder an empty one */
export async function buildExtension(folder: string): Promise<BuiltExtension> {
  const vsix =
    process.env['BEDROCK_WORKBENCH_VSIX'] ?? (await packageExtension(path.join(folder, 'extension.vsix')));
  const extensionsFolder = path.join(folder, 'extensions');
  await installExtension(await ensureVscode(), vsix, {
    dataFolder: path.join(folder, 'server'),
    extensionsFolder,
  });
  const names = await readdir(extensionsFolder);
  const name = names.find((one) => one.startsWith('bedrock-workbench.'));
  if (name === undefined) throw new Error(`${vsix} was not installed: ${names.join(', ')}`);
  return { vsix, extensionsFolder, folder: path.join(extensionsFolder, name) };
}
