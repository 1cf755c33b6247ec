import { join } from 'node:path';
import { hasCode, type FileSystem } from './files.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface PruneLimits {
  /** Files that nobody has written for this long go. */
  readonly days: number;
  /** Of more files than this, those go that were written longest ago. */
  readonly most: number;
  /** Names of files that stay, whatever their age. */
  readonly inUse: ReadonlySet<string>;
  /** Epoch milliseconds. */
  readonly now: number;
}

type Folder = Pick<FileSystem, 'readdir' | 'stat' | 'unlink'>;

/**
 * Removes the files of a cache that nobody uses any more. What was written within a day stays in any case: another
 * window may be using it, or be in the midst of writing it. Resolves with how many have gone.
 */
export async function prune(system: Folder, folder: string, limits: PruneLimits): Promise<number> {
  const { days, most, inUse, now } = limits;
  const files = await agesOf(system, folder, now);
  const newestFirst = files.toSorted((a, b) => a.age - b.age);
  const unwanted = newestFirst.filter(({ age }, i) => age > days * DAY_MS || i >= most);
  const unused = unwanted.filter(({ name, age }) => age > DAY_MS && !inUse.has(name));
  for (const { name } of unused) await removed(system, join(folder, name));
  return unused.length;
}

interface AgedFile {
  readonly name: string;
  /** Milliseconds since it was written. */
  readonly age: number;
}

async function agesOf(system: Folder, folder: string, now: number): Promise<readonly AgedFile[]> {
  const names = await system.readdir(folder);
  const files = await Promise.all(
    names.map((name) =>
      unlessGone(system.stat(join(folder, name)), ({ mtimeMs }) => ({ name, age: now - mtimeMs })),
    ),
  );
  return files.filter((file) => file !== undefined);
}

async function removed(system: Folder, path: string): Promise<void> {
  await unlessGone(system.unlink(path), () => undefined);
}

/** Another window tidies up as well. */
async function unlessGone<T, R>(task: Promise<T>, then: (value: T) => R): Promise<R | undefined> {
  try {
    return then(await task);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
