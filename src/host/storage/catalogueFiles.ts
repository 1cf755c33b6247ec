import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Connection } from '../../chat/connection.ts';
import type { CatalogueMemory } from '../../chat/regionMemory.ts';
import { messageOf } from '../../base/errors.ts';
import type { Log } from '../log.ts';
import { readRecord, writeRecord } from './catalogueSchema.ts';
import { hasCode, readText, replaceFile, type FileSystem } from './files.ts';
import { prune } from './prune.ts';

/** A catalogue that nobody has refreshed for as long is of no use; it would be asked for again anyway. */
const KEPT_DAYS = 60;
/** Some 30 regions of ten profiles. */
const MOST_FILES = 300;

/**
 * What can be called, a file for each profile and region; which account a file is of stands in it. Files that nobody
 * uses any more go, once in a window, after it has written one. `now`: epoch milliseconds.
 */
export function catalogueFiles(
  folder: string,
  system: FileSystem,
  log: Log,
  now: () => number = Date.now,
): CatalogueMemory {
  /** Names of files that this window has read or written. */
  const inUse = new Set<string>();
  let pruned = false;
  const pathOf = (connection: Connection): string => {
    const name = nameOf(connection);
    inUse.add(name);
    return join(folder, name);
  };
  const attempt = async <T>(doing: string, task: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await task();
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) log.warn(`${doing}: ${messageOf(error)}`);
      return undefined;
    }
  };
  return {
    async load(connection) {
      const json = await attempt('Reading what can be called', () => readText(system, pathOf(connection)));
      return json === undefined ? undefined : readRecord(json, connection.region);
    },
    async save(connection, record) {
      const saved = await attempt('Keeping what can be called', async () => {
        await system.mkdir(folder, { recursive: true });
        await replaceFile(system, pathOf(connection), writeRecord(record, connection.region));
        return true;
      });
      if (saved !== true || pruned) return;
      pruned = true;
      const limits = { days: KEPT_DAYS, most: MOST_FILES, inUse, now: now() };
      await attempt('Tidying what can be called', () => prune(system, folder, limits));
    },
    async drop(connection) {
      await attempt('Forgetting what can be called', () => system.unlink(pathOf(connection)));
    },
    async regions(connection) {
      const beginning = `${profileHash(connection)}.`;
      const found = await attempt('Looking for what can be called', async () =>
        (await system.readdir(folder))
          .filter((name) => name.startsWith(beginning) && name.endsWith(ENDING))
          .map((name) => decodeURIComponent(name.slice(beginning.length, -ENDING.length))),
      );
      return found ?? [];
    },
  };
}

const ENDING = '.json';

/** A region may be anything that somebody typed. */
function nameOf(connection: Connection): string {
  return `${profileHash(connection)}.${encodeURIComponent(connection.region)}${ENDING}`;
}

/** Names of profiles are people's own, and not for every file system. */
function profileHash({ profile, apiKey }: Connection): string {
  return createHash('sha256')
    .update(JSON.stringify([profile ?? null, apiKey === true]))
    .digest('hex')
    .slice(0, 24);
}
