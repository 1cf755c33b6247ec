import type { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sequencer } from '../../base/async.ts';
import { messageOf } from '../../base/errors.ts';
import type { Conversation } from '../../chat/conversation.ts';
import type { ConversationStore } from '../../chat/ports.ts';
import type { Log } from '../log.ts';
import { readStored } from './storedConversation.ts';

/** The part of `node:fs/promises` that is used here. */
export interface FileSystem {
  readonly readFile: (path: string, encoding: 'utf8') => ReturnType<typeof readFile>;
  readonly writeFile: typeof writeFile;
  readonly rename: typeof rename;
  readonly mkdir: typeof mkdir;
}

/** One JSON file a conversation, written whole beside its place and then moved into it. */
export class ConversationFiles implements ConversationStore {
  readonly #folder: string;
  readonly #fs: FileSystem;
  readonly #log: Log;
  readonly #writing = new Map<string, Sequencer>();

  constructor(folder: string, fs: FileSystem, log: Log) {
    this.#folder = folder;
    this.#fs = fs;
    this.#log = log;
  }

  /** Undefined where there is none, or none that can be read: a file that is damaged is set aside, never fatal. */
  async load(id: string): Promise<Conversation | undefined> {
    const path = this.#path(id);
    const json = path === undefined ? undefined : await this.#read(path);
    if (path === undefined || json === undefined) return undefined;
    const read = readStored(json);
    if (read.kind === 'conversation') return read.conversation;
    if (read.kind === 'newer') {
      this.#log.warn(`Conversation ${id} has version ${read.version}, which this version can’t read`);
      return undefined;
    }
    await this.#setAside(path, read.why);
    return undefined;
  }

  /** Rejects when the disk does; the file then still holds what was saved before. */
  async save(conversation: Conversation): Promise<void> {
    const { id } = conversation;
    const path = this.#path(id);
    if (path === undefined) throw new Error('Not the id of a conversation');
    const writing = this.#writing.get(id) ?? new Sequencer();
    this.#writing.set(id, writing);
    await writing.run(() => this.#write(path, JSON.stringify(conversation)));
  }

  async #write(path: string, json: string): Promise<void> {
    await this.#fs.mkdir(this.#folder, { recursive: true });
    const unfinished = `${path}.tmp`;
    // Flushed before it is moved: a power cut must not leave an empty file in the place of a whole one.
    await this.#fs.writeFile(unfinished, json, { flush: true });
    await this.#fs.rename(unfinished, path);
  }

  async #read(path: string): Promise<string | undefined> {
    try {
      return String(await this.#fs.readFile(path, 'utf8'));
    } catch (error) {
      if (!isMissing(error)) this.#log.error(`Reading a conversation: ${messageOf(error)}`);
      return undefined;
    }
  }

  async #setAside(path: string, why: string): Promise<void> {
    this.#log.warn(`A stored conversation is damaged (${why}) and was set aside as ${path}.corrupt`);
    try {
      await this.#fs.rename(path, `${path}.corrupt`);
    } catch (error) {
      this.#log.error(`Setting a damaged conversation aside: ${messageOf(error)}`);
    }
  }

  /** An id from storage is not trusted to stay within the folder. */
  #path(id: string): string | undefined {
    return /^[\w-]{1,100}$/.test(id) ? join(this.#folder, `${id}.json`) : undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
