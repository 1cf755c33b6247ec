import { ancestorsOf, findTurn } from '../../chat/branches.ts';
import type { Conversation, Prompt, Turn } from '../../chat/conversation.ts';
import type { ChatSession } from '../../chat/session.ts';
import { rewritten } from '../../chat/slashCommands.ts';
import type { CallPreview } from '../preview/callPreview.ts';
import type { Conversations } from '../storage/conversations.ts';
import type { RetryLater } from '../actions/retryLater.ts';
import type { ComposerPorts } from './messageHandlers.ts';
import type { PanelModel } from './panelModel.ts';

/** Which conversation is shown in one place. */
export type ChatPlace = Pick<Conversations, 'current' | 'create' | 'adopt'>;

interface Followed {
  readonly model: PanelModel;
  readonly preview: Pick<CallPreview, 'fitted' | 'fittedAgain' | 'drafted'>;
  readonly composer: Pick<ComposerPorts, 'complete'>;
  readonly retryLater: Pick<RetryLater, 'cancelAll'>;
}

/** The session that a chat follows, one at a time, and that its place keeps. */
export class FollowedSession {
  readonly #place: ChatPlace;
  readonly #parts: Followed;

  constructor(place: ChatPlace, parts: Followed) {
    this.#place = place;
    this.#parts = parts;
  }

  /** Undefined until the stored one has been read. */
  get current(): ChatSession | undefined {
    return this.#parts.model.session;
  }

  /** Follows the one that the place had before. */
  async restore(): Promise<void> {
    this.follow(await this.#place.current());
  }

  /** Follows an empty one. */
  begin(): void {
    this.follow(this.#place.create());
  }

  follow(session: ChatSession): void {
    if (session === this.current) return;
    this.#parts.retryLater.cancelAll();
    this.#place.adopt(session);
    this.#parts.model.follow(session);
  }

  /** Whether the prompt was taken; its answer goes on by itself. */
  async send(prompt: Prompt): Promise<boolean> {
    const { preview } = this.#parts;
    const session = await this.#place.current();
    const fitted = session.isBusy ? undefined : await preview.fitted(prompt, session, session.conversation);
    if (!fitted || session.isBusy) return false;
    preview.drafted('');
    void session.send(fitted);
    return true;
  }

  /**
   * Whether the turn's prompt was taken in these words, with what a command in them is about, in the place of the turn,
   * which stays beside it.
   */
  async edit(turnId: string, text: string): Promise<boolean> {
    const { model, preview, composer } = this.#parts;
    const session = this.current;
    const turn = session && findTurn(session.conversation, turnId);
    if (!turn) return false;
    const words = rewritten(turn.prompt, text, model.commands);
    const prompt = session.isBusy ? undefined : await composer.complete(words);
    if (!prompt) return false;
    const before = saidBefore(session, turn);
    const fitted = session.isBusy ? undefined : await preview.fitted(prompt, session, before);
    if (!fitted || session.isBusy) return false;
    void session.edit(turnId, fitted);
    return true;
  }

  /** Answers the turn's prompt again with what is chosen now; asks first what to leave out where it does not fit. */
  async retry(turnId: string): Promise<void> {
    const session = this.current;
    const turn = session && findTurn(session.conversation, turnId);
    if (!turn || session.isBusy) return;
    const fitted = await this.#parts.preview.fittedAgain(turn.prompt, session, saidBefore(session, turn));
    if (!fitted) return;
    // What is left out now did go with the version before: that one stays as it was.
    const isWhole = fitted.attachments.every((one, i) => one.leftOut === turn.prompt.attachments[i]?.leftOut);
    void (isWhole ? session.retry(turnId) : session.edit(turnId, fitted));
  }
}

function saidBefore({ conversation }: ChatSession, turn: Turn): Conversation {
  return { ...conversation, turns: ancestorsOf(conversation, turn) };
}
