import { Sequencer, Throttle } from '../../base/async.ts';
import { messageOf } from '../../base/errors.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { Conversation } from '../../chat/conversation.ts';
import type { ConversationStore } from '../../chat/ports.ts';
import type { ChatSession } from '../../chat/session.ts';
import type { Log } from '../log.ts';

const SAVE_MS = 1000;

export interface AutosavePorts {
  readonly store: Pick<ConversationStore, 'save'>;
  readonly log: Log;
}

/** Keeps one session's conversation on disk: at most one write a second while it streams, always one at the end. */
export class Autosave implements Disposable {
  readonly session: ChatSession;
  readonly #ports: AutosavePorts;
  readonly #owned = new DisposableStore();
  readonly #writes = new Sequencer();
  readonly #throttle: Throttle;
  /** What is on disk; a conversation is never changed in place, so identity tells. */
  #saved: Conversation | undefined;

  constructor(session: ChatSession, ports: AutosavePorts) {
    this.session = session;
    this.#ports = ports;
    this.#saved = session.conversation;
    this.#throttle = this.#owned.add(new Throttle(SAVE_MS, () => void this.#save()));
    this.#owned.add(session.onDidChange(() => this.#changed()));
  }

  /** Resolves when everything there is now is on disk (or could not be written, which is logged). */
  flush(): Promise<void> {
    return this.#save();
  }

  /** For a session that was begun elsewhere: saves what it holds already. */
  adopt(): void {
    if (this.session.conversation.turns.length > 0) this.#saved = undefined;
    this.#throttle.schedule();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #changed(): void {
    this.#throttle.schedule();
    if (!this.session.isBusy) this.#throttle.flushNow();
  }

  /** A write that had to wait takes what is newest when its turn comes. */
  #save(): Promise<void> {
    return this.#writes.run(async () => {
      const { conversation } = this.session;
      if (conversation === this.#saved) return;
      try {
        await this.#ports.store.save(conversation);
        this.#saved = conversation;
      } catch (error) {
        this.#ports.log.error(`Saving conversation ${conversation.id}: ${messageOf(error)}`);
      }
    });
  }
}
