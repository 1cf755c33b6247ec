import { messageOf } from '../../base/errors.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import { answerText, type Turn } from '../../chat/conversation.ts';
import type { ChatSession } from '../../chat/session.ts';
import { titleIn, titlePrompt, turnToName } from '../../chat/titles.ts';
import { logFailure, type Log } from '../log.ts';
import type { ConversationFiles } from '../storage/conversationFiles.ts';
import type { Conversations } from '../storage/conversations.ts';

export interface ModelTitlesPorts {
  /** `begin` gives sessions that are nobody's: they ask for the names, and are not kept. */
  readonly conversations: Pick<Conversations, 'onDidChange' | 'open' | 'begin'>;
  readonly files: Pick<ConversationFiles, 'read' | 'note'>;
  /** Whether the person wants it, asked anew for each conversation. */
  readonly enabled: () => boolean;
  readonly log: Log;
}

/** Has a model name conversations once their first answer is over. What goes wrong leaves the first words as the name. */
export class ModelTitles implements Disposable {
  readonly #ports: ModelTitlesPorts;
  readonly #listening: Disposable;
  readonly #busy = new WeakSet<ChatSession>();
  readonly #asking = new Set<ChatSession>();

  constructor(ports: ModelTitlesPorts) {
    this.#ports = ports;
    this.#listening = ports.conversations.onDidChange((session) => this.#heard(session));
  }

  dispose(): void {
    this.#listening.dispose();
    for (const session of this.#asking) session.dispose();
  }

  /** Only of answers that end here: a stored conversation that is opened again is not named behind a person's back. */
  #heard(session: ChatSession): void {
    if (session.isBusy) {
      this.#busy.add(session);
      return;
    }
    if (!this.#busy.delete(session) || !this.#ports.enabled()) return;
    const turn = turnToName(session.conversation);
    if (!turn) return;
    this.#name(session.conversation, turn).catch((error: unknown) => {
      this.#ports.log.error(`Naming a conversation: ${messageOf(error)}`);
    });
  }

  async #name({ id, title }: { readonly id: string; readonly title: string }, turn: Turn): Promise<void> {
    const named = await this.#ask(turn);
    if (named === undefined) return;
    const open = this.#ports.conversations.open.find(({ conversation }) => conversation.id === id);
    const now = open?.conversation ?? (await this.#ports.files.read(id))?.conversation;
    // A person who has renamed or deleted it meanwhile is right.
    if (now?.title !== title) return;
    if (open) open.rename(named);
    else await this.#ports.files.note(id, { kind: 'title', title: named });
  }

  async #ask(turn: Turn): Promise<string | undefined> {
    const asking = this.#ports.conversations.begin();
    this.#asking.add(asking);
    await asking.send(titlePrompt(turn));
    this.#asking.delete(asking);
    const answer = asking.conversation.turns[0]?.answer;
    asking.dispose();
    if (answer?.state.kind === 'failed')
      logFailure(this.#ports.log, 'Naming a conversation', answer.state.failure);
    return answer?.state.kind === 'complete' ? titleIn(answerText(answer)) : undefined;
  }
}
