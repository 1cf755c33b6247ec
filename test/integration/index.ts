import Mocha from 'mocha';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import Reporter from '../../scripts/lib/mochaReporter.mjs';

/** Called by the extension host: runs every bundled `*.test.js` beside this file, fails when one does. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 30_000, reporter: Reporter, forbidOnly: true, forbidPending: true });
  const files = await readdir(import.meta.dirname, { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.test.js')).sort()) {
    mocha.addFile(path.join(import.meta.dirname, file));
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) {
    throw new Error(`${failures} failed`);
  }
}
