import { join } from 'node:path';
import { Sequencer } from '../../base/async.ts';
import { messageOf } from '../../base/errors.ts';
import type { Conversation } from '../../chat/conversation.ts';
import type { ConversationStore } from '../../chat/ports.ts';
import type { Log } from '../log.ts';
import { changesSince, type Written } from './changes.ts';
import { appendText, readText, type FileSystem } from './files.ts';
import { migrate } from './migrate.ts';
import { encodeRecords, type StoredRecord } from './records.ts';
import { replay, type Replay, type Replayed } from './replay.ts';

/** `[\w-]` alone: an ID from storage is not trusted to stay within the folder. */
const ID = /^[\w-]{1,100}$/;

/**
 * One file a conversation, to which records are added and in which nothing is ever written over: wherever it is cut
 * off, all that was there before it stays, and two windows that add to one file both keep what they have said.
 */
export class ConversationFiles implements ConversationStore {
  readonly #folder: string;
  readonly #fs: FileSystem;
  readonly #log: Log;
  readonly #turns = new Map<string, Sequencer>();
  /** Of conversations that are open, what their files hold. */
  readonly #written = new Map<string, Written>();

  constructor(folder: string, system: FileSystem, log: Log) {
    this.#folder = folder;
    this.#fs = system;
    this.#log = log;
  }

  /** To go on with it. Undefined where there is none, or none that can be read, which is logged. */
  async load(id: string): Promise<Conversation | undefined> {
    const replayed = await this.read(id);
    if (replayed) this.#written.set(id, replayed);
    return replayed?.conversation;
  }

  /** To look at it, with what else its file tells. */
  async read(id: string): Promise<Replayed | undefined> {
    if (!ID.test(id)) return undefined;
    try {
      const found = await this.#inTurn(id, () => this.#replay(id));
      if (found?.kind === 'newer') this.#log.warn(isNewer(id, found.version));
      if (found?.kind === 'conversation') return found;
    } catch (error) {
      this.#log.error(`Reading a conversation: ${messageOf(error)}`);
    }
    return undefined;
  }

  /** Adds what the file does not hold yet. Rejects when the disk does; what was there before is there still. */
  async save(conversation: Conversation): Promise<void> {
    const { id } = conversation;
    assertId(id);
    await this.#inTurn(id, async () => {
      const { records, after } = changesSince(await this.#before(id), conversation);
      await this.#append(id, records);
      this.#written.set(id, after);
    });
  }

  /** Says something about a conversation, whether or not it is open. */
  async note(id: string, record: Extract<StoredRecord, { kind: 'title' | 'pinned' }>): Promise<void> {
    assertId(id);
    await this.#inTurn(id, () => this.#append(id, [record]));
  }

  /** What is remembered of an open conversation is let go; its file stays. */
  forget(id: string): void {
    this.#written.delete(id);
  }

  async #before(id: string): Promise<Written | undefined> {
    const written = this.#written.get(id);
    if (written) return written;
    const found = await this.#replay(id);
    if (found?.kind === 'newer') throw new Error(isNewer(id, found.version));
    return found?.kind === 'conversation' ? found : undefined;
  }

  async #append(id: string, records: readonly StoredRecord[]): Promise<void> {
    if (records.length === 0) return;
    try {
      await appendText(this.#fs, this.#folder, this.#path(id), encodeRecords(records));
    } catch (error) {
      // How much of it arrived is not known: the file is asked before anything is added again.
      this.#written.delete(id);
      throw error;
    }
  }

  async #replay(id: string): Promise<Replay | undefined> {
    const text =
      (await readText(this.#fs, this.#path(id))) ??
      (await migrate(this.#fs, {
        from: join(this.#folder, `${id}.json`),
        to: this.#path(id),
        log: this.#log,
      }));
    if (text === undefined) return undefined;
    const found = replay(text, id);
    if (found.kind !== 'newer' && found.damaged > 0) {
      this.#log.warn(`Of conversation ${id}, ${found.damaged} lines can’t be read; all others are kept`);
    }
    return found;
  }

  #inTurn<T>(id: string, task: () => Promise<T>): Promise<T> {
    const turns = this.#turns.get(id) ?? new Sequencer();
    this.#turns.set(id, turns);
    return turns.run(task);
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.jsonl`);
  }
}

function assertId(id: string): void {
  if (!ID.test(id)) throw new Error('Not the id of a conversation');
}

function isNewer(id: string, version: number): string {
  return `Conversation ${id} has version ${version}, which this version can’t read`;
}
