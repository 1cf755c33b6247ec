import { Emitter, type Event } from '../base/event.ts';
import type { Disposable } from '../base/lifecycle.ts';
import { findTurn, showing, withTurn } from './branches.ts';
import type { Answer, Conversation, Turn } from './conversation.ts';
import { titleOf } from './promptWords.ts';

/**
 * What happened to the conversation, in order. `append` is text added to one block of one turn's answer; `path`:
 * another branch is shown; `title`: it was renamed, or titled after its first prompt.
 */
export type ConversationChange =
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'append'; readonly turnId: string; readonly block: number; readonly text: string }
  | { readonly kind: 'path' }
  | { readonly kind: 'title' };

/** A conversation, how it is written to, and word of each change. */
export class ConversationWriter implements Disposable {
  readonly #changes = new Emitter<ConversationChange>();
  readonly onDidChange: Event<ConversationChange> = this.#changes.event;
  #conversation: Conversation;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  /** The turn as it is now. Throws where there is none. */
  turn(turnId: string): Turn {
    const turn = findTurn(this.#conversation, turnId);
    if (!turn) throw new Error(`No turn ${turnId}`);
    return turn;
  }

  /** A turn that is new in a place where others stand replaces them on the path. */
  put(turn: Turn): void {
    const isBranch = (turn.branch ?? 0) > 0 && !findTurn(this.#conversation, turn.id);
    this.#store(turn);
    const { title } = this.#conversation;
    if (title === '') this.#conversation = { ...this.#conversation, title: titleOf(turn.prompt) };
    this.#changes.fire(isBranch ? { kind: 'path' } : { kind: 'turn', turn });
  }

  /** The turn with `text` added to one block of its answer and nothing else changed. */
  append(turn: Turn, block: number, text: string): void {
    this.#store(turn);
    this.#changes.fire({ kind: 'append', turnId: turn.id, block, text });
  }

  /** Changes the turn's answer as it is now. */
  change(turnId: string, change: (answer: Answer) => Answer): void {
    const turn = this.turn(turnId);
    this.put({ ...turn, answer: change(turn.answer) });
  }

  /** Shows the path through this turn. */
  show(turnId: string): void {
    this.#conversation = showing(this.#conversation, turnId);
    this.#changes.fire({ kind: 'path' });
  }

  rename(title: string): void {
    if (title === this.#conversation.title) return;
    this.#conversation = { ...this.#conversation, title };
    this.#changes.fire({ kind: 'title' });
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #store(turn: Turn): void {
    this.#conversation = withTurn(this.#conversation, turn);
  }
}
