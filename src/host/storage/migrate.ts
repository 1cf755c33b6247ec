import { messageOf } from '../../base/errors.ts';
import type { Log } from '../log.ts';
import { changesSince } from './changes.ts';
import { putNew, readText, type FileSystem } from './files.ts';
import { encodeRecords } from './records.ts';
import { readStored } from './storedConversation.ts';

interface Migration {
  /** A conversation as one JSON document: version 1. */
  readonly from: string;
  readonly to: string;
  readonly log: Log;
}

/**
 * The text of the new file, made of the old one; undefined where there is none or none that can be read. The old file
 * goes only when the new one is whole; one that is damaged is set aside, and one of a later version is left alone.
 */
export async function migrate(system: FileSystem, { from, to, log }: Migration): Promise<string | undefined> {
  const json = await readText(system, from);
  if (json === undefined) return undefined;
  const read = readStored(json);
  if (read.kind === 'newer') {
    log.warn(`A stored conversation has version ${read.version}, which this version can’t read`);
    return undefined;
  }
  if (read.kind === 'corrupt') {
    log.warn(`A stored conversation is damaged (${read.why}) and was set aside as ${from}.corrupt`);
    await system.rename(from, `${from}.corrupt`);
    return undefined;
  }
  const text = encodeRecords(changesSince(undefined, read.conversation).records);
  const made = await putNew(system, to, text).catch((error: unknown) => {
    log.error(`Writing a conversation anew: ${messageOf(error)}`);
    throw error;
  });
  await system.unlink(from).catch((error: unknown) => {
    log.warn(`An old conversation’s file stays where it is: ${messageOf(error)}`);
  });
  return made ? text : readText(system, to);
}
