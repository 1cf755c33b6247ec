import * as l10n from '@vscode/l10n';
import type { TurnView } from '../../protocol/views.ts';
import type { Appended, Changes } from '../store.ts';
import { el } from './dom.ts';
import type { WatchNearness } from './nearness.ts';
import { Turn } from './turn.ts';
import { TurnBuilder } from './turnBuilder.ts';
import { TurnPlacer } from './turnPlacer.ts';
import type { TurnPorts } from './turnPorts.ts';

/** Pixels that still count as the same place. */
const NEAR = 8;
/** Turns at the end, at most, that are built with a whole conversation: those that are in sight then. */
const FIRST = 4;

export interface TurnListPorts extends Pick<TurnPorts, 'post' | 'previews'> {
  readonly watch: WatchNearness;
  /** A turn whose answer is over is on the page, for the first time or again. */
  readonly onShown: (element: HTMLElement) => void;
}

/** The conversation, oldest first. */
export class TurnList {
  readonly element = el('div', 'turns');
  readonly #ports: TurnListPorts;
  readonly #builder: TurnBuilder;
  readonly #placer: TurnPlacer;
  /** In their order. */
  readonly #turns = new Map<string, Turn>();
  /** The step that a person took to another branch: the focus goes along once that is shown. */
  #walked: { readonly place: number; readonly offset: -1 | 1 } | undefined;

  constructor(ports: TurnListPorts) {
    this.#ports = ports;
    this.#builder = new TurnBuilder(ports.watch, (turn) => this.#shown(turn));
    this.#placer = new TurnPlacer(this.element, (turn) => this.#builder.add(turn));
    this.element.setAttribute('role', 'log');
    // A log is announced at each change by itself; the announcer says what there is to say.
    this.element.setAttribute('aria-live', 'off');
    this.element.setAttribute('aria-label', l10n.t('Conversation'));
  }

  update(turns: readonly TurnView[], changes: Changes): void {
    if (changes.all) this.#keepOnly(turns);
    const changed = changes.onlyText ? [] : turns.filter(({ id }) => changes.all || changes.turns.has(id));
    this.#put(changed);
    for (const appended of changes.appended) this.#append(appended);
    if (!changes.all) return;
    this.#buildLast();
    this.#focusWalked();
  }

  /** Has the turns on the page that may say these words, also those that are far from what is in sight. */
  lookFor(words: string): void {
    this.#placer.finish();
    this.#builder.want(words === '' ? undefined : (turn) => turn.maySay(words));
  }

  /** The turn that begins before or after this place, in the window's pixels. */
  beside(top: number, offset: -1 | 1): HTMLElement | undefined {
    const elements = this.#placed();
    const from = (element: HTMLElement): number => element.getBoundingClientRect().top - top;
    return offset === -1
      ? elements.findLast((element) => from(element) < -NEAR)
      : elements.find((element) => from(element) > NEAR);
  }

  /** The turn that stands at this place of the window. */
  at(top: number): HTMLElement | undefined {
    return this.#placed().find((element) => element.getBoundingClientRect().bottom > top);
  }

  /** Built, so that its places are where they will be. */
  built(turnId: string): HTMLElement | undefined {
    this.#placer.finish();
    const turn = this.#turns.get(turnId);
    if (turn) this.#builder.build(turn);
    return turn?.element;
  }

  /** All of them, on the page. */
  #placed(): HTMLElement[] {
    this.#placer.finish();
    return [...this.#turns.values()].map(({ element }) => element);
  }

  #put(views: readonly TurnView[]): void {
    const added: Turn[] = [];
    for (const view of views) {
      const known = this.#turns.get(view.id);
      if (known) this.#update(known, view);
      else added.push(this.#create(view));
    }
    if (added.length > 0) this.#placer.append(added);
  }

  #update(turn: Turn, view: TurnView): void {
    turn.update(view);
    if (!turn.isRunning) this.#builder.lookAgain(turn);
    this.#shown(turn);
  }

  #create(view: TurnView): Turn {
    const { post, previews } = this.#ports;
    const turn = new Turn(view, { post, previews, walk: (offset) => this.#walk(view.id, offset) });
    this.#turns.set(view.id, turn);
    return turn;
  }

  /** As many as fill what is in sight. */
  #buildLast(): void {
    let height = 0;
    for (const turn of [...this.#turns.values()].slice(-FIRST).reverse()) {
      this.#builder.build(turn);
      height += turn.element.offsetHeight;
      if (height >= window.innerHeight) return;
    }
  }

  #shown(turn: Turn): void {
    if (turn.isBuilt && !turn.isRunning) this.#ports.onShown(turn.element);
  }

  #append({ turnId, block, text }: Appended): void {
    this.#turns.get(turnId)?.append(block, text);
  }

  #walk(turnId: string, offset: -1 | 1): void {
    this.#walked = { place: [...this.#turns.keys()].indexOf(turnId), offset };
    this.#ports.post({ type: 'walk', turnId, offset });
  }

  #focusWalked(): void {
    const walked = this.#walked;
    this.#walked = undefined;
    const turn = walked && [...this.#turns.values()][walked.place];
    if (!turn) return;
    this.#builder.build(turn);
    const enabled = [...turn.element.querySelectorAll<HTMLElement>('[data-walk]:enabled')];
    (enabled.find(({ dataset }) => dataset['walk'] === String(walked.offset)) ?? enabled[0])?.focus();
  }

  /** Turns stay while they are the first ones, in order; from the first that differs on they are built anew. */
  #keepOnly(turns: readonly TurnView[]): void {
    this.#placer.finish();
    const shown = [...this.#turns.keys()];
    const differs = shown.findIndex((id, i) => turns[i]?.id !== id);
    for (const id of differs < 0 ? [] : shown.slice(differs)) {
      const turn = this.#turns.get(id);
      this.#turns.delete(id);
      if (!turn) continue;
      this.#builder.remove(turn);
      turn.dispose();
    }
  }
}
