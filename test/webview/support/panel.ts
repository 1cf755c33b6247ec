import type { Delta, PageMessage } from '../../../src/protocol/messages.ts';
import type { PanelState } from '../../../src/protocol/views.ts';
import { PageMemory } from '../../../src/webview/pageMemory.ts';
import { Store } from '../../../src/webview/store.ts';
import type { WatchNearness } from '../../../src/webview/view/nearness.ts';
import { Panel } from '../../../src/webview/view/panel.ts';

export interface Pressed {
  readonly shiftKey?: boolean;
  readonly isComposing?: boolean;
  readonly keyCode?: number;
}

/** There is no layout here: everything is near. */
const allNear: WatchNearness = (changed) => ({
  observe: (element) => changed({ near: [element], far: [] }),
  unobserve: () => undefined,
});

/** The panel with a host that only listens; animation frames pass when the test says so. */
export class PanelProbe {
  readonly posted: PageMessage[] = [];
  readonly root: HTMLElement;
  readonly panel: Panel;
  readonly #store: Store;
  #frame: (() => void) | undefined;
  #kept: unknown;

  constructor(state: PanelState, kept?: unknown, watch = allNear) {
    this.#kept = kept;
    this.root = document.body.appendChild(document.createElement('main'));
    const memory = new PageMemory({
      getState: () => this.#kept,
      setState: (next) => (this.#kept = next),
    });
    this.panel = new Panel(this.root, (message) => this.posted.push(message), memory, watch);
    this.#store = new Store(
      (render) => (this.#frame = render),
      (shown, changes) => this.panel.render(shown, changes),
    );
    this.#store.reset(state);
    this.frame();
  }

  /** What the page has asked to be kept. */
  get kept(): unknown {
    return this.#kept;
  }

  snapshot(state: PanelState): void {
    this.#store.reset(state);
    this.frame();
  }

  apply(...deltas: Delta[]): void {
    this.#store.apply(deltas);
    this.frame();
  }

  frame(): void {
    const run = this.#frame;
    this.#frame = undefined;
    run?.();
  }

  get input(): HTMLTextAreaElement {
    return this.one('textarea') as HTMLTextAreaElement;
  }

  one(selector: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`Nothing matches ${selector}`);
    return found;
  }

  texts(selector: string): string[] {
    return [...this.root.querySelectorAll(selector)].map(({ textContent }) => textContent);
  }

  /** A button by its name, as a screen reader tells it; only if it is there to be clicked. */
  button(name: string): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find(
      (button) => !button.hidden && (button.getAttribute('aria-label') ?? button.textContent) === name,
    );
    if (!found) throw new Error(`No button ${name}`);
    return found;
  }

  type(text: string): void {
    this.input.value = text;
    this.input.dispatchEvent(new window.Event('input', { bubbles: true }));
  }

  /** Whether the page took the key for itself. */
  press(key: string, init: Pressed = {}): boolean {
    const event = new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    return !this.input.dispatchEvent(event);
  }
}
