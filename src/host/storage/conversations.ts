import type { Memento } from 'vscode';
import { lazy } from '../../base/async.ts';
import { messageOf } from '../../base/errors.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { toDisposable, type Disposable } from '../../base/lifecycle.ts';
import type { Conversation, Turn } from '../../chat/conversation.ts';
import type { ConversationChange } from '../../chat/conversationWriter.ts';
import type { ConversationStore } from '../../chat/ports.ts';
import { cutAnswers, restored } from '../../chat/restore.ts';
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
  /** Hears of answers that were cut when the window went, once they are read again. */
  readonly onCut?: (turn: Turn) => void;
}

/** A session that is open, because it is shown somewhere or still answers. */
interface Live {
  readonly session: ChatSession;
  readonly autosave: Autosave;
  readonly listening: Disposable;
  /** In how many places besides the sidebar it is shown. */
  places: number;
  wasBusy: boolean;
  wasAsking: boolean;
}

const CURRENT = 'conversation.current';

/**
 * The owner of every open session, and of which one the sidebar shows, also after a reload. A session that is shown
 * nowhere goes on until its answer is over.
 */
export class Conversations implements Disposable {
  readonly #ports: ConversationsPorts;
  readonly #live = new Map<string, Live>();
  readonly #changed = new Emitter<ChatSession>();
  /** A session was opened, began to answer, asks, asks no more, ended, got another title or was let go. */
  readonly onDidChange: Event<ChatSession> = this.#changed.event;
  readonly #restore = lazy(() => this.#restored());
  #current: Live | undefined;

  constructor(ports: ConversationsPorts) {
    this.#ports = ports;
  }

  /** The conversation of before the reload, or an empty one; never rejects for a damaged file. */
  async current(): Promise<ChatSession> {
    const before = this.#current ? undefined : await this.#restore();
    // Another may have been begun while the file was read.
    const current = this.#current ?? this.#show(this.#own(before ?? this.begin()));
    return current.session;
  }

  /** How many sessions wait for the person to allow a tool, shown or not. */
  get asking(): number {
    return [...this.#live.values()].filter(({ session }) => session.isAsking).length;
  }

  /** An empty one that belongs to nobody until it is adopted or held. */
  begin(): ChatSession {
    const { newId, now, session } = this.#ports;
    return session({ version: 1, id: newId(), title: '', createdAt: now(), turns: [] });
  }

  /** An empty one, as the current one. */
  create(): ChatSession {
    return this.#show(this.#own(this.begin())).session;
  }

  /** Makes a session the current one, wherever it was begun; it is owned from then on, also while it streams. */
  adopt(session: ChatSession): void {
    if (session !== this.#current?.session) this.#show(this.#own(session));
  }

  /** The session of a conversation, open or stored; undefined where there is none. Whoever wants it holds it. */
  async find(id: string): Promise<ChatSession | undefined> {
    const stored = this.#live.has(id) ? undefined : await this.#ports.store.load(id);
    return this.#live.get(id)?.session ?? (stored && this.#again(stored));
  }

  /** Keeps a session open for as long as a place besides the sidebar shows it. */
  hold(session: ChatSession): Disposable {
    const live = this.#own(session);
    live.places += 1;
    return toDisposable(() => {
      live.places -= 1;
      void this.#settle(live);
    });
  }

  /** Every session that is open, in the order in which they were opened. */
  get open(): readonly ChatSession[] {
    return [...this.#live.values()].map(({ session }) => session);
  }

  isShown({ conversation: { id } }: ChatSession): boolean {
    const live = this.#live.get(id);
    return live !== undefined && (live === this.#current || live.places > 0);
  }

  /** Stops and lets go of a conversation that is to be deleted; resolves when nothing writes to it any more. */
  async drop(id: string): Promise<void> {
    const live = this.#live.get(id);
    if (!live) return;
    live.session.stop();
    await idle(live.session);
    if (this.#current === live) this.create();
    await live.autosave.flush();
    this.#discard(live);
  }

  /** Resolves when all is on disk. */
  async flush(): Promise<void> {
    await Promise.all([...this.#live.values()].map(({ autosave }) => autosave.flush()));
  }

  dispose(): void {
    for (const live of this.#live.values()) discard(live);
    this.#live.clear();
    this.#changed.dispose();
  }

  #again(stored: Conversation): ChatSession {
    for (const turn of cutAnswers(stored)) this.#ports.onCut?.(turn);
    return this.#ports.session(restored(stored));
  }

  #own(session: ChatSession): Live {
    const { id } = session.conversation;
    const known = this.#live.get(id);
    if (known) return known;
    const live: Live = {
      session,
      autosave: new Autosave(session, this.#ports),
      listening: session.onDidChange((change) => this.#heard(live, change)),
      places: 0,
      wasBusy: session.isBusy,
      wasAsking: session.isAsking,
    };
    this.#live.set(id, live);
    live.autosave.adopt();
    this.#changed.fire(session);
    return live;
  }

  #show(live: Live): Live {
    const before = this.#current;
    this.#current = live;
    if (before) void this.#settle(before);
    this.#remember(live.session.conversation.id);
    return live;
  }

  #heard(live: Live, { kind }: ConversationChange): void {
    const { session, wasBusy, wasAsking } = live;
    live.wasBusy = session.isBusy;
    live.wasAsking = session.isAsking;
    const differs = wasBusy !== live.wasBusy || wasAsking !== live.wasAsking;
    if (kind === 'title' || differs) this.#changed.fire(session);
    if (wasBusy && !live.wasBusy) void this.#settle(live);
  }

  /** What is shown nowhere and has nothing more to say is let go, once it is on disk. */
  async #settle(live: Live): Promise<void> {
    if (this.#isWanted(live)) return;
    await live.autosave.flush();
    if (!this.#isWanted(live)) this.#discard(live);
  }

  #isWanted(live: Live): boolean {
    return live === this.#current || live.places > 0 || live.session.isBusy;
  }

  #discard(live: Live): void {
    const { id } = live.session.conversation;
    if (this.#live.get(id) !== live) return;
    this.#live.delete(id);
    this.#ports.store.forget(id);
    discard(live);
    this.#changed.fire(live.session);
  }

  async #restored(): Promise<ChatSession | undefined> {
    const id = this.#ports.memento.get<unknown>(CURRENT);
    return typeof id === 'string' ? this.find(id) : undefined;
  }

  #remember(id: string): void {
    this.#ports.memento.update(CURRENT, id).then(undefined, (error: unknown) => {
      this.#ports.log.error(`Remembering the current conversation: ${messageOf(error)}`);
    });
  }
}

function discard({ autosave, listening, session }: Live): void {
  listening.dispose();
  autosave.dispose();
  session.dispose();
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
