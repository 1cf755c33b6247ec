import { randomUUID } from 'node:crypto';
import type * as fs from 'node:fs/promises';

/** The part of `node:fs/promises` that is used here. */
export type FileSystem = Pick<
  typeof fs,
  'link' | 'mkdir' | 'open' | 'readdir' | 'readFile' | 'rename' | 'stat' | 'unlink' | 'writeFile'
>;

/** Undefined where there is no such file; rejects for every other reason. */
export async function readText(system: FileSystem, path: string): Promise<string | undefined> {
  return system.readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
}

/** Added in one write, so that nothing that another window adds comes between; on disk when it resolves. */
export async function appendText(
  system: FileSystem,
  folder: string,
  path: string,
  text: string,
): Promise<void> {
  const file = await system.open(path, 'a').catch(async (error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
    await system.mkdir(folder, { recursive: true });
    return system.open(path, 'a');
  });
  try {
    const bytes = Buffer.from(text);
    const { bytesWritten } = await file.write(bytes);
    if (bytesWritten < bytes.length) throw new Error(`${bytesWritten} of ${bytes.length} bytes were written`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** A whole new file, or none; false where there is one already, which stays as it is. */
export async function putNew(system: FileSystem, path: string, text: string): Promise<boolean> {
  const unfinished = `${path}.${randomUUID()}.tmp`;
  await system.writeFile(unfinished, text, { flush: true });
  try {
    // Unlike a rename, a link never takes the place of a file that another window has made meanwhile.
    await system.link(unfinished, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await system.unlink(unfinished);
  }
}

/** A whole file in the place of the one there is. */
export async function replaceFile(system: FileSystem, path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.tmp`;
  await system.writeFile(unfinished, text);
  await system.rename(unfinished, path);
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
