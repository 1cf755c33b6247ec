import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** Logs, settings and state of the server and its extension host; gone meanwhile counts as empty. */
export async function filesWith(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const files = await filesBelow(folder);
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1').catch(() => '')));
  return files.filter((_, i) => words.some((word) => texts[i]?.includes(word)));
}
