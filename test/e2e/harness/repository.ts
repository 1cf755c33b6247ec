import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

/** Makes the folder a Git repository, with these files added and not committed, until what is answered is called. */
export async function repository(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
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
  return async () => {
    for (const name of ['.git', ...Object.keys(files)]) {
      await rm(path.join(folder, name), { recursive: true, maxRetries: 3 });
    }
  };
}
