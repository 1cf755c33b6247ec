import { join } from 'node:path';
import * as v from 'valibot';
import { mapLimit } from '../../base/async.ts';
import { messageOf } from '../../base/errors.ts';
import { answerText, type Conversation } from '../../chat/conversation.ts';
import type { Log } from '../log.ts';
import type { ConversationFiles } from './conversationFiles.ts';
import { hasCode, readText, replaceFile, type FileSystem } from './files.ts';

const HistoryEntry = v.object({
  id: v.string(),
  title: v.string(),
  /** Epoch milliseconds of what was said last. */
  updatedAt: v.number(),
  /** On the path that is shown. */
  turns: v.number(),
  pinned: v.boolean(),
  /** That answered last, in words for people. */
  model: v.exactOptional(v.string()),
});
export type HistoryEntry = v.InferOutput<typeof HistoryEntry>;

/** With what tells whether the file has changed since. */
const Indexed = v.object({ entry: HistoryEntry, size: v.number(), mtimeMs: v.number() });
type Indexed = v.InferOutput<typeof Indexed>;
const Index = v.object({ version: v.literal(1), entries: v.array(Indexed) });

export interface HistoryPorts {
  readonly folder: string;
  readonly system: FileSystem;
  readonly files: Pick<ConversationFiles, 'read'>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const INDEX = 'history.index';
const AT_ONCE = 4;
const DAY_MS = 24 * 60 * 60_000;

/** What is stored, newest first. The index saves reading every file; without it, or with a wrong one, it is made anew. */
export class ConversationHistory {
  readonly #ports: HistoryPorts;

  constructor(ports: HistoryPorts) {
    this.#ports = ports;
  }

  async list(): Promise<readonly HistoryEntry[]> {
    const names = await this.#names();
    const before = new Map((await this.#index()).map((indexed) => [indexed.entry.id, indexed]));
    const found = await mapLimit(names, AT_ONCE, (name) => this.#entry(name, before));
    const entries = found.filter((entry) => entry !== undefined);
    const isNew = entries.length !== before.size || entries.some((one) => before.get(one.entry.id) !== one);
    if (isNew) await this.#write(entries);
    return entries
      .map(({ entry }) => entry)
      .filter(({ turns }) => turns > 0)
      .toSorted((a, b) => b.updatedAt - a.updatedAt);
  }

  /** Everything that was said, for a search. */
  async text(id: string): Promise<string> {
    const read = await this.#ports.files.read(id);
    const { turns = [], others = [] } = read?.conversation ?? {};
    return [...turns, ...others]
      .map(({ prompt, answer }) => `${prompt.text}\n${answerText(answer)}`)
      .join('\n');
  }

  /** It can be restored until it is purged, or for a day. */
  async remove(id: string): Promise<void> {
    await this.#ports.system.rename(this.#path(id, 'jsonl'), this.#path(id, 'deleted'));
  }

  async restore(id: string): Promise<void> {
    await this.#ports.system.rename(this.#path(id, 'deleted'), this.#path(id, 'jsonl'));
  }

  async purge(id: string): Promise<void> {
    await this.#ports.system.unlink(this.#path(id, 'deleted')).catch((error: unknown) => {
      this.#ports.log.warn(`Deleting a conversation: ${messageOf(error)}`);
    });
  }

  async #names(): Promise<readonly string[]> {
    const { system, folder } = this.#ports;
    try {
      const names = await system.readdir(folder);
      const deleted = names.filter((name) => name.endsWith('.deleted'));
      await mapLimit(deleted, AT_ONCE, (name) => this.#purgeOld(name));
      const known = new Set(names);
      return names.filter((name) => /\.jsonl?$/.test(name) && !known.has(`${name}l`));
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) this.#ports.log.error(`Listing conversations: ${messageOf(error)}`);
      return [];
    }
  }

  /** What a window that was closed could no longer delete. */
  async #purgeOld(name: string): Promise<void> {
    const { system, folder, now } = this.#ports;
    const { ctimeMs } = await system.stat(join(folder, name));
    if (now() - ctimeMs > DAY_MS) await this.purge(name.replace(/\.deleted$/, ''));
  }

  async #entry(name: string, before: ReadonlyMap<string, Indexed>): Promise<Indexed | undefined> {
    const { system, folder, files } = this.#ports;
    const id = name.replace(/\.jsonl?$/, '');
    try {
      const { size, mtimeMs } = await system.stat(join(folder, name));
      const known = before.get(id);
      if (known?.size === size && known.mtimeMs === mtimeMs) return known;
      const read = await files.read(id);
      return read && { entry: entryOf(read.conversation, read.pinned), size, mtimeMs };
    } catch (error) {
      // Gone since it was listed: it has become a file of records, or another window has deleted it.
      if (!hasCode(error, 'ENOENT')) this.#ports.log.error(`Listing a conversation: ${messageOf(error)}`);
      return undefined;
    }
  }

  async #index(): Promise<readonly Indexed[]> {
    try {
      const text = await readText(this.#ports.system, join(this.#ports.folder, INDEX));
      const index = v.safeParse(Index, text === undefined ? undefined : JSON.parse(text));
      return index.success ? index.output.entries : [];
    } catch {
      return [];
    }
  }

  async #write(entries: readonly Indexed[]): Promise<void> {
    const { system, folder, log } = this.#ports;
    try {
      await replaceFile(system, join(folder, INDEX), JSON.stringify({ version: 1, entries }));
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) log.warn(`Writing the index of conversations: ${messageOf(error)}`);
    }
  }

  #path(id: string, kind: 'jsonl' | 'deleted'): string {
    return join(this.#ports.folder, `${id}.${kind}`);
  }
}

function entryOf(conversation: Conversation, pinned: boolean): HistoryEntry {
  const { id, title, createdAt, turns } = conversation;
  const last = turns.at(-1)?.answer;
  return {
    id,
    title,
    updatedAt: last?.endedAt ?? last?.startedAt ?? createdAt,
    turns: turns.length,
    pinned,
    ...(last?.by && { model: last.by.modelLabel }),
  };
}
