import * as l10n from '@vscode/l10n';
import type { TurnView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import type { Appended, Changes } from '../store.ts';
import { el } from './dom.ts';
import { Turn } from './turn.ts';

/** Pixels that still count as the same place. */
const NEAR = 8;

/** The conversation, oldest first. */
export class TurnList {
  readonly element = el('div', 'turns');
  readonly #post: Post;
  readonly #turns = new Map<string, Turn>();
  /** The step that a person took to another branch: the focus goes along once that is shown. */
  #walked: { readonly place: number; readonly offset: -1 | 1 } | undefined;

  constructor(post: Post) {
    this.#post = post;
    this.element.setAttribute('role', 'log');
    // A log is announced at each change by itself; the announcer says what there is to say.
    this.element.setAttribute('aria-live', 'off');
    this.element.setAttribute('aria-label', l10n.t('Conversation'));
  }

  /** Returns the turns that were shown anew and whose answers are over. */
  update(turns: readonly TurnView[], changes: Changes): HTMLElement[] {
    if (changes.all) this.#keepOnly(turns);
    const changed = changes.onlyText ? [] : turns.filter(({ id }) => changes.all || changes.turns.has(id));
    const elements = changed.map((turn) => this.#put(turn));
    for (const appended of changes.appended) this.#append(appended);
    if (changes.all) this.#focusWalked();
    return elements.filter((_, i) => isOver(changed[i]));
  }

  /** The turn that begins before or after this place, in the window's pixels. */
  beside(top: number, offset: -1 | 1): HTMLElement | undefined {
    const elements = [...this.#turns.values()].map(({ element }) => element);
    const from = (element: HTMLElement): number => element.getBoundingClientRect().top - top;
    return offset === -1
      ? elements.findLast((element) => from(element) < -NEAR)
      : elements.find((element) => from(element) > NEAR);
  }

  #put(view: TurnView): HTMLElement {
    const known = this.#turns.get(view.id);
    const turn = known ?? new Turn(view.id, this.#post, (offset) => this.#walk(view.id, offset));
    turn.update(view);
    if (known) return turn.element;
    this.#turns.set(view.id, turn);
    this.element.append(turn.element);
    return turn.element;
  }

  #append({ turnId, block, text }: Appended): void {
    this.#turns.get(turnId)?.append(block, text);
  }

  #walk(turnId: string, offset: -1 | 1): void {
    this.#walked = { place: [...this.#turns.keys()].indexOf(turnId), offset };
    this.#post({ type: 'walk', turnId, offset });
  }

  #focusWalked(): void {
    const walked = this.#walked;
    this.#walked = undefined;
    const turn = walked && [...this.#turns.values()][walked.place];
    if (!turn) return;
    const enabled = [...turn.element.querySelectorAll<HTMLElement>('[data-walk]:enabled')];
    (enabled.find(({ dataset }) => dataset['walk'] === String(walked.offset)) ?? enabled[0])?.focus();
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

function isOver(turn: TurnView | undefined): boolean {
  return turn !== undefined && turn.answer.state.kind !== 'waiting' && turn.answer.state.kind !== 'streaming';
}
