import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { cliFailed, cliMissing } from './signInFailures.ts';

/**
 * `aws login`, without a shell: it opens the browser itself. What it prints holds a sign-in address, so nobody reads
 * it. Rejects with FailureError, or with an AbortError when the signal aborts, which ends the CLI.
 */
export async function awsLogin(profile: string, signal: AbortSignal): Promise<void> {
  const cli = await findOnPath('aws');
  if (cli === undefined) throw cliMissing(profile);
  const child = spawn(cli, ['login', '--profile', profile], { signal, stdio: 'ignore', windowsHide: true });
  const [status, by] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  if (status !== 0) throw cliFailed(profile, status ?? by);
}

/** Only absolute directories are looked in: a repository's own `aws` is never run. */
async function findOnPath(name: string): Promise<string | undefined> {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const directory of (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute)) {
    const path = join(directory, file);
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
