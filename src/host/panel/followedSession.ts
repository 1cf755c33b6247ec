import type { Prompt } from '../../chat/conversation.ts';
import type { ChatSession } from '../../chat/session.ts';
import type { Conversations } from '../storage/conversations.ts';
import type { PanelParts } from './panelParts.ts';

/** Which conversation is shown in one place. */
export type ChatPlace = Pick<Conversations, 'current' | 'create' | 'adopt'>;

/** The session that a chat follows, one at a time, and that its place keeps. */
export class FollowedSession {
  readonly #place: ChatPlace;
  readonly #parts: Pick<PanelParts, 'model' | 'preview' | 'retryLater'>;

  constructor(place: ChatPlace, parts: Pick<PanelParts, 'model' | 'preview' | 'retryLater'>) {
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
    const fitted = session.isBusy ? undefined : await preview.fitted(prompt, session);
    if (!fitted || session.isBusy) return false;
    preview.drafted('');
    void session.send(fitted);
    return true;
  }
}
