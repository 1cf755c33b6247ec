import { join } from 'node:path';
import * as v from 'valibot';
import { Sequencer } from '../../base/async.ts';
import { messageOf } from '../../base/errors.ts';
import { formatBytes } from '../../base/text.ts';
import type { Attachment } from '../../chat/conversation.ts';
import type { Log } from '../log.ts';
import { hasCode, replaceFile, type FileSystem } from './files.ts';
import { StoredAttachment } from './storedConversation.ts';

/** 12 MiB of JSON, about 9 MB of files: two of the largest pictures that a model takes. */
export const MAX_KEPT_BYTES = 12 * 1024 * 1024;

/** What is kept, and the names of what was too large for it. */
const MAX_FILE_BYTES = MAX_KEPT_BYTES + 1024 * 1024;

/** Of composers that are there no more, the files go in time. */
export const MOST_FILES = 10;

/** `[\w-]` alone: a name from storage is not trusted to stay within the folder. */
const NAME = /^[\w-]{1,100}$/;

const ChipFile = v.looseObject({
  version: v.literal(1),
  attachments: v.array(v.unknown()),
  tooLarge: v.array(v.string()),
  text: v.optional(v.string(), ''),
});

/** What went with a prompt that is not sent yet. */
export interface Kept {
  readonly attachments: readonly Attachment[];
  /** The labels of what is not among them, because together they were too large. */
  readonly tooLarge: readonly string[];
  /** Prompts that were on their way, and were neither sent nor back in the composer; empty: none. */
  readonly text: string;
}

/** What is to be written. */
type Unsent = Pick<Kept, 'attachments' | 'text'>;

const NOTHING: Kept = { attachments: [], tooLarge: [], text: '' };

/**
 * The chips of composers, a file each for as long as there are any: the only one who writes there. Nothing rejects;
 * the log tells what went wrong, and never of what.
 */
export class ChipFiles {
  readonly #folder: string;
  readonly #fs: FileSystem;
  readonly #log: Log;
  readonly #turns = new Sequencer();
  /** What is still to be written: only the newest of each. */
  readonly #waiting = new Map<string, Unsent>();
  #pruned = false;

  constructor(folder: string, system: FileSystem, log: Log) {
    this.#folder = folder;
    this.#fs = system;
    this.#log = log;
  }

  async read(name: string): Promise<Kept> {
    if (!NAME.test(name)) return NOTHING;
    return (await this.#attempt('Reading what was added to a prompt', () => this.#read(name))) ?? NOTHING;
  }

  /** Resolves when that, or something newer, is on disk. */
  write(name: string, attachments: readonly Attachment[], text = ''): Promise<unknown> {
    if (!NAME.test(name)) return Promise.resolve();
    this.#waiting.set(name, { attachments, text });
    return this.#attempt('Keeping what was added to a prompt', () => this.#writeNewest(name));
  }

  /** Resolves when all is on disk. */
  async flush(): Promise<void> {
    await this.#turns.run(() => Promise.resolve());
  }

  async #read(name: string): Promise<Kept> {
    const path = this.#path(name);
    const { size } = await this.#fs.stat(path);
    if (size > MAX_FILE_BYTES) throw new Error(`The file has ${formatBytes(size)}, more than was written`);
    const file = v.safeParse(ChipFile, parsed(await this.#fs.readFile(path, 'utf8')));
    if (!file.success) throw new Error('The file is damaged, or of another version');
    const { attachments: all, tooLarge, text } = file.output;
    const attachments = all.flatMap(readAttachment);
    const damaged = all.length - attachments.length;
    if (damaged > 0) this.#log.warn(`Of ${all.length} attachments of a prompt, ${damaged} are damaged`);
    return { attachments, tooLarge, text };
  }

  async #writeNewest(name: string): Promise<void> {
    const unsent = this.#waiting.get(name);
    this.#waiting.delete(name);
    if (!unsent) return;
    if (unsent.attachments.length === 0 && unsent.text === '') {
      await this.#fs.unlink(this.#path(name));
      return;
    }
    await this.#fs.mkdir(this.#folder, { recursive: true });
    await replaceFile(this.#fs, this.#path(name), encode(unsent));
    await this.#prune();
  }

  /** Once is enough: a window has few composers. */
  async #prune(): Promise<void> {
    if (this.#pruned) return;
    this.#pruned = true;
    const paths = (await this.#fs.readdir(this.#folder)).map((file) => join(this.#folder, file));
    if (paths.length <= MOST_FILES) return;
    const aged = await Promise.all(
      paths.map(async (path) => ({ path, at: (await this.#fs.stat(path)).mtimeMs })),
    );
    const newestFirst = aged.toSorted((a, b) => b.at - a.at);
    for (const { path } of newestFirst.slice(MOST_FILES)) await this.#fs.unlink(path);
  }

  /** One after the other; what is not there is no mistake. */
  async #attempt<T>(doing: string, task: () => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#turns.run(task);
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) this.#log.warn(`${doing}: ${messageOf(error)}`);
      return undefined;
    }
  }

  #path(name: string): string {
    return join(this.#folder, `${name}.json`);
  }
}

/** What was written, and attachments in the order in which they were added, as many as there is room for. */
function encode({ attachments, text }: Unsent): string {
  const words = JSON.stringify(text);
  const kept: string[] = [];
  const tooLarge: string[] = [];
  let room = MAX_KEPT_BYTES - Buffer.byteLength(words);
  for (const attachment of attachments) {
    const json = JSON.stringify(attachment);
    const bytes = Buffer.byteLength(json);
    if (bytes > room) tooLarge.push(attachment.label);
    else {
      kept.push(json);
      room -= bytes;
    }
  }
  const names = JSON.stringify(tooLarge);
  return `{"version":1,"text":${words},"tooLarge":${names},"attachments":[${kept.join(',')}]}`;
}

/** None where it is not one: what else there is stays. */
function readAttachment(value: unknown): readonly Attachment[] {
  const result = v.safeParse(StoredAttachment, value);
  return result.success ? [result.output] : [];
}

/** Not the parser's own message, which quotes what it read. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
