import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Connection } from '../../chat/connection.ts';
import type { CatalogueMemory } from '../../chat/regionMemory.ts';
import { messageOf } from '../../base/errors.ts';
import type { Log } from '../log.ts';
import { readRecord, writeRecord } from './catalogueSchema.ts';
import { hasCode, readText, replaceFile, type FileSystem } from './files.ts';

/** What can be called, a file for each profile and region; which account a file is of stands in it. */
export function catalogueFiles(folder: string, system: FileSystem, log: Log): CatalogueMemory {
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
      const json = await attempt('Reading what can be called', () =>
        readText(system, pathOf(folder, connection)),
      );
      return json === undefined ? undefined : readRecord(json, connection.region);
    },
    async save(connection, record) {
      await attempt('Keeping what can be called', async () => {
        await system.mkdir(folder, { recursive: true });
        await replaceFile(system, pathOf(folder, connection), writeRecord(record, connection.region));
      });
    },
    async drop(connection) {
      await attempt('Forgetting what can be called', () => system.unlink(pathOf(folder, connection)));
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
function pathOf(folder: string, connection: Connection): string {
  return join(folder, `${profileHash(connection)}.${encodeURIComponent(connection.region)}${ENDING}`);
}

/** Names of profiles are people's own, and not for every file system. */
function profileHash({ profile, apiKey }: Connection): string {
  return createHash('sha256')
    .update(JSON.stringify([profile ?? null, apiKey === true]))
    .digest('hex')
    .slice(0, 24);
}
