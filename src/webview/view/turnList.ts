import * as l10n from '@vscode/l10n';
import type { TurnView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import type { Appended, Changes } from '../store.ts';
import { el } from './dom.ts';
import { Turn } from './turn.ts';

/** The conversation, oldest first. */
export class TurnList {
  readonly element = el('div', 'turns');
  readonly #post: Post;
  readonly #turns = new Map<string, Turn>();

  constructor(post: Post) {
    this.#post = post;
    this.element.setAttribute('role', 'log');
    // A log is announced at each change by itself; the announcer says what there is to say.
    this.element.setAttribute('aria-live', 'off');
    this.element.setAttribute('aria-label', l10n.t('Conversation'));
  }

  update(turns: readonly TurnView[], changes: Changes): void {
    if (changes.all) this.#keepOnly(turns);
    if (!changes.onlyText) {
      for (const turn of turns) if (changes.all || changes.turns.has(turn.id)) this.#put(turn);
    }
    for (const appended of changes.appended) this.#append(appended);
  }

  #put(view: TurnView): void {
    const known = this.#turns.get(view.id);
    const turn = known ?? new Turn(view.id, this.#post);
    turn.update(view);
    if (known) return;
    this.#turns.set(view.id, turn);
    this.element.append(turn.element);
  }

  #append({ turnId, block, text }: Appended): void {
    this.#turns.get(turnId)?.append(block, text);
  }

  /** Turns stay while they are the first ones, in order; from the first that differs on they are built anew. */
  #keepOnly(turns: readonly TurnView[]): void {
    const shown = [...this.#turns.keys()];
    const differs = shown.findIndex((id, i) => turns[i]?.id !== id);
    for (const id of differs < 0 ? [] : shown.slice(differs)) {
      this.#turns.get(id)?.dispose();
      this.#turns.delete(id);
    }
  }
}
