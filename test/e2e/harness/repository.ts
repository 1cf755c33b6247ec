import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { fromRoot } from '../../../scripts/lib/paths.mjs';

const run = promisify(execFile);

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

/** Makes the folder a copy of the test workspace, a Git repository, with these files added and not committed. */
export async function repository(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(fromRoot('test', 'workspace'), folder, { recursive: true });
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    [...IDENTITY, 'commit', '-q', '-m', 'Begin'],
  ]) {
    await run('git', args, { cwd: folder });
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}
