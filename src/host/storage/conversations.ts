import type { Memento } from 'vscode';
import { messageOf } from '../../base/errors.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import { lazy } from '../../base/async.ts';
import type { Conversation } from '../../chat/conversation.ts';
import type { ConversationStore } from '../../chat/ports.ts';
import { restored } from '../../chat/restore.ts';
import type { ChatSession } from '../../chat/session.ts';
import type { Log } from '../log.ts';
import { Autosave } from './autosave.ts';

export interface ConversationsPorts {
  readonly store: ConversationStore;
  /** Of the workspace: each has a conversation of its own. */
  readonly memento: Pick<Memento, 'get' | 'update'>;
  readonly session: (conversation: Conversation) => ChatSession;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
}

const CURRENT = 'conversation.current';

/** Which conversation the chat shows, kept across reloads; the owner of every session that it has shown. */
export class Conversations implements Disposable {
  readonly #ports: ConversationsPorts;
  readonly #saving = new Set<Autosave>();
  readonly #restore = lazy(() => this.#restored());
  #current: Autosave | undefined;

  constructor(ports: ConversationsPorts) {
    this.#ports = ports;
  }

  /** The conversation of before the reload, or an empty one; never rejects for a damaged file. */
  async current(): Promise<ChatSession> {
    const before = this.#current ? undefined : await this.#restore();
    // Another may have been begun while the file was read.
    const current = this.#current ?? this.#use(this.#ports.session(before ?? this.#empty()));
    return current.session;
  }

  create(): ChatSession {
    return this.#use(this.#ports.session(this.#empty())).session;
  }

  /** Makes a session that was begun elsewhere the current one and owns it from then on, also while it streams. */
  adopt(session: ChatSession): void {
    if (session === this.#current?.session) return;
    this.#use(session).adopt();
  }

  /** Resolves when all is on disk. */
  async flush(): Promise<void> {
    await Promise.all([...this.#saving].map((autosave) => autosave.flush()));
  }

  dispose(): void {
    for (const autosave of this.#saving) discard(autosave);
    this.#saving.clear();
  }

  #use(session: ChatSession): Autosave {
    const before = this.#current;
    this.#current = new Autosave(session, this.#ports);
    this.#saving.add(this.#current);
    if (before) void this.#release(before);
    this.#remember(session.conversation.id);
    return this.#current;
  }

  /** Nothing runs that can't be seen and stopped: what leaves the chat is stopped, and kept with what had arrived. */
  async #release(autosave: Autosave): Promise<void> {
    autosave.session.stop();
    await idle(autosave.session);
    await autosave.flush();
    this.#saving.delete(autosave);
    discard(autosave);
  }

  async #restored(): Promise<Conversation | undefined> {
    const id = this.#ports.memento.get<unknown>(CURRENT);
    const stored = typeof id === 'string' ? await this.#ports.store.load(id) : undefined;
    return stored && restored(stored);
  }

  #remember(id: string): void {
    this.#ports.memento.update(CURRENT, id).then(undefined, (error: unknown) => {
      this.#ports.log.error(`Remembering the current conversation: ${messageOf(error)}`);
    });
  }

  #empty(): Conversation {
    const { newId, now } = this.#ports;
    return { version: 1, id: newId(), title: '', createdAt: now(), turns: [] };
  }
}

function discard(autosave: Autosave): void {
  autosave.dispose();
  autosave.session.dispose();
}

function idle(session: ChatSession): Promise<void> {
  if (!session.isBusy) return Promise.resolve();
  return new Promise((resolve) => {
    const listening = session.onDidChange(() => {
      if (session.isBusy) return;
      listening.dispose();
      resolve();
    });
  });
}
