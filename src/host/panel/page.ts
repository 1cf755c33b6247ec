import { messageOf } from '../../base/errors.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import {
  dispatch,
  parsePageMessage,
  type ComposerFocus,
  type ComposerMessage,
  type HostMessage,
  type PageHandlers,
} from '../../protocol/messages.ts';
import type { Log } from '../log.ts';
import { Feed } from './feed.ts';
import type { PanelModel } from './panelModel.ts';
import type { Surface } from './surface.ts';

export interface PageOptions {
  readonly model: PanelModel;
  readonly handlers: PageHandlers;
  /** Made anew for each load. */
  readonly html: () => string;
  readonly log: Log;
}

/** One place where VS Code shows the chat; moved elsewhere, the view is resolved again and gets another page. */
export class Page implements Disposable {
  readonly #view: Surface;
  readonly #options: PageOptions;
  readonly #owned = new DisposableStore();
  readonly #feed: Feed;

  constructor(view: Surface, options: PageOptions) {
    this.#view = view;
    this.#options = options;
    this.#feed = this.#owned.add(new Feed(options.model, (message) => this.#post(message)));
    this.#owned.add(view.webview.onDidReceiveMessage((message: unknown) => this.#received(message)));
    this.#owned.add(view.onDidChangeVisibility(() => this.#visibilityChanged()));
    view.webview.html = options.html();
  }

  /** Says whether a page is there to be focused. */
  focusComposer(focus: ComposerFocus): boolean {
    if (!this.#feed.isLive) return false;
    this.#post({ type: 'focusComposer', ...focus });
    return true;
  }

  /** Says whether a page is there to hear it. */
  tell(message: ComposerMessage): boolean {
    if (this.#feed.isLive) this.#post(message);
    return this.#feed.isLive;
  }

  filesFound(asked: readonly string[], found: readonly string[]): void {
    this.#post({ type: 'filesFound', asked: [...asked], found: [...found] });
  }

  goToPrompt(offset: -1 | 1): void {
    if (this.#feed.isLive) this.#post({ type: 'goToPrompt', offset });
  }

  /** The page has loaded, for the first time or again. */
  ready(): void {
    this.#feed.start();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** VS Code unloads a hidden page and loads it anew when it is shown. */
  #visibilityChanged(): void {
    if (this.#view.visible) return;
    this.#feed.pause();
    this.#view.webview.html = this.#options.html();
  }

  #post(message: HostMessage): void {
    this.#view.webview.postMessage(message).then(undefined, (error: unknown) => {
      this.#options.log.error(`Posting to the chat: ${messageOf(error)}`);
    });
  }

  #received(value: unknown): void {
    const message = parsePageMessage(value);
    if (!message) {
      this.#options.log.warn('The chat’s page said something that is not in the protocol');
      return;
    }
    void this.#handle(message.type, () => dispatch(this.#options.handlers, message));
  }

  async #handle(type: string, handle: () => unknown): Promise<void> {
    try {
      await handle();
    } catch (error) {
      this.#options.log.error(`Handling “${type}” of the chat: ${messageOf(error)}`);
    }
  }
}
