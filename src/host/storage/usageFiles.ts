import { join } from 'node:path';
import type { UsageEntry } from '../../chat/usageEntry.ts';
import { appendText, hasCode, readText, type FileSystem } from './files.ts';
import { decodeUsage, encodeUsage, type UsageRead } from './usageRecords.ts';

/** What answers took, in files that all windows add to: one a month, so that none grows for ever. */
export interface UsageFiles {
  /** Resolves when it is on disk; costs the same however much there is already. */
  readonly append: (entry: UsageEntry) => Promise<void>;
  readonly read: () => Promise<UsageRead>;
  readonly clear: () => Promise<void>;
}

const OURS = /^\d{4,}-\d{2}\.jsonl$/;

export function usageFiles(folder: string, system: FileSystem): UsageFiles {
  const names = async (): Promise<readonly string[]> => {
    try {
      return (await system.readdir(folder)).filter((name) => OURS.test(name)).toSorted();
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    }
  };
  return {
    append: (entry) => appendText(system, folder, join(folder, fileOf(entry)), encodeUsage(entry)),
    async read() {
      const texts: string[] = [];
      for (const name of await names()) texts.push((await readText(system, join(folder, name))) ?? '');
      return decodeUsage(texts.join('\n'));
    },
    async clear() {
      for (const name of await names()) {
        await system.unlink(join(folder, name)).catch((error: unknown) => {
          if (!hasCode(error, 'ENOENT')) throw error;
        });
      }
    },
  };
}

/** Of the month, by UTC: where a person travels, what is in it stays in it. */
function fileOf({ at }: UsageEntry): string {
  return `${new Date(at).toISOString().slice(0, 7)}.jsonl`;
}
