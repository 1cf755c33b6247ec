import type { PanelState } from '../../protocol/views.ts';
import type { PageMemory, Place } from '../pageMemory.ts';
import type { Post } from '../rpc.ts';
import { READ } from '../markdown/stream.ts';
import type { Changes } from '../store.ts';
import { Announcer } from './announcer.ts';
import { CallPreview } from './callPreview.ts';
import { handleClicks } from './clicks.ts';
import { Composer } from './composer.ts';
import { webviewContext } from './contextMenu.ts';
import { el, icon, show, Slot } from './dom.ts';
import { chosenText, emptyState } from './emptyState.ts';
import { FindBar } from './findBar.ts';
import { nearnessWithin, type WatchNearness } from './nearness.ts';
import { PathLinks } from './pathLinks.ts';
import { Previews } from './previews.ts';
import { Scroller } from './scroller.ts';
import { TurnList } from './turnList.ts';

/** The whole page: conversation above, composer below. */
export class Panel {
  readonly composer: Composer;
  readonly previews: Previews;
  readonly #root: HTMLElement;
  readonly #memory: PageMemory;
  readonly #announcer = new Announcer();
  readonly #banner = new Slot<string>('banner', (text) => el('p', '', icon('beaker'), text));
  readonly #turns: TurnList;
  readonly #scroller: Scroller;
  readonly #find: FindBar;
  readonly #paths: PathLinks;
  readonly #empty: HTMLElement;
  readonly #chosen = new Slot<PanelState['choices']>('empty-choices', chosenText);
  readonly #call: CallPreview;
  #mounted = false;

  /** `watch` follows what is near in the scroller it is given. */
  constructor(root: HTMLElement, post: Post, memory: PageMemory, watch?: WatchNearness) {
    this.#root = root;
    this.#memory = memory;
    this.#paths = new PathLinks(post);
    const previews = (this.previews = new Previews(post));
    this.#turns = new TurnList({
      post,
      previews,
      watch: watch ?? nearnessWithin(() => this.#scroller.element),
      onShown: (element) => this.#shown(element),
    });
    this.#find = new FindBar(this.#turns.element, (words) => this.#turns.lookFor(words));
    this.#empty = emptyState(this.#chosen.element, (prompt) => this.#useExample(prompt));
    this.#scroller = new Scroller([this.#empty, this.#turns.element], (atBottom) => this.#moved(atBottom));
    this.#call = new CallPreview(post);
    this.composer = new Composer({
      post,
      previews,
      onDraft: (draft) => this.#drafted(draft),
      onSent: () => this.#scroller.toBottom(),
    });
    this.composer.write(memory.value.draft);
    this.composer.takeDrops(root);
    handleClicks(root, post, (message) => this.#announcer.say(message));
    webviewContext(root, { webviewSection: 'chat', preventDefaultContextMenuItems: true });
    root.className = 'panel';
    root.addEventListener(READ, ({ target }) => {
      if (target instanceof window.Element) this.#paths.look(target);
    });
    // The page's own: a button that goes away leaves the focus with nobody.
    document.addEventListener('keydown', (event) => this.#pressed(event));
  }

  render(state: PanelState, changes: Changes): void {
    const isFirst = !this.#mounted;
    if (isFirst) this.#mount();
    this.#turns.update(state.turns, changes);
    if (!changes.onlyText) this.#renderRest(state);
    if (isFirst) this.#goBack();
    this.#scroller.settle();
  }

  /** The elements whose size matters to where the conversation is scrolled. */
  get sized(): readonly HTMLElement[] {
    return [this.#scroller.element, this.#turns.element];
  }

  /** To be called when the size of one of them has changed. */
  settle(): void {
    this.#scroller.settle();
  }

  filesFound(asked: readonly string[], found: readonly string[]): void {
    this.#paths.answered(asked, found);
  }

  #shown(turn: HTMLElement): void {
    this.#paths.look(turn);
    this.#find.refresh();
  }

  /** VS Code has no find for views: the page has one of its own. */
  #pressed(event: KeyboardEvent): void {
    const wanted = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey);
    if (!wanted || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#find.open();
  }

  /** Shows the prompt before or after what is at the top now, and lets the keyboard go on from there. */
  goToPrompt(offset: -1 | 1): void {
    const turn = this.#turns.beside(this.#scroller.top, offset);
    if (!turn) {
      if (offset === 1) this.#scroller.toBottom();
      return;
    }
    this.#scroller.to(turn);
    turn.focus({ preventScroll: true });
  }

  #renderRest(state: PanelState): void {
    this.#banner.set(state.banner);
    show(this.#empty, state.turns.length === 0);
    this.#chosen.set(state.turns.length === 0 && state.choices.length > 0 ? state.choices : undefined);
    this.#root.classList.toggle('busy', state.busy);
    this.composer.update(state);
    this.#call.update(state.call);
    this.#announcer.follow(state);
  }

  /** Nothing is shown before the first snapshot, so that nothing flickers. */
  #mount(): void {
    this.#mounted = true;
    const conversation = el(
      'div',
      'conversation',
      this.#find.element,
      this.#scroller.element,
      this.#scroller.jump,
    );
    const composer = el('div', 'composer-row', this.composer.element, this.#call.element);
    this.#root.replaceChildren(this.#banner.element, conversation, composer, this.#announcer.element);
  }

  #drafted(draft: string): void {
    this.#memory.set({ draft });
    this.#call.drafted(draft);
  }

  /** Where the conversation was read, if that is still there; else its end. */
  #goBack(): void {
    const { place } = this.#memory.value;
    const turn = place && this.#turns.built(place.turn);
    if (turn) this.#scroller.to(turn, place.offset);
    else this.#scroller.toBottom();
  }

  #moved(atBottom: boolean): void {
    // With each frame of an answer that is followed: nothing is measured.
    const place = atBottom ? undefined : this.#place();
    if (place !== undefined || this.#memory.value.place !== undefined) this.#memory.set({ place });
  }

  #place(): Place | undefined {
    const { top } = this.#scroller;
    const turn = this.#turns.at(top);
    const id = turn?.dataset['turn'];
    return turn && id !== undefined
      ? { turn: id, offset: top - turn.getBoundingClientRect().top }
      : undefined;
  }

  #useExample(prompt: string): void {
    this.composer.write(prompt);
    this.composer.focus();
  }
}
