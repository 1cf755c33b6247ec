import type { HostMessage, PageMessage } from '../protocol/messages.ts';
import { parseHostMessage } from '../protocol/messages.ts';

/** What VS Code gives a webview, once (`acquireVsCodeApi`). */
export interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

export type Post = (message: PageMessage) => void;

/** The host's messages, in order and without holes: after a gap nothing passes until a whole snapshot has come. */
export class HostMessages {
  readonly #post: Post;
  readonly #deliver: (message: HostMessage) => void;
  /** Undefined until there is a snapshot to build on. */
  #seq: number | undefined;

  constructor(post: Post, deliver: (message: HostMessage) => void) {
    this.#post = post;
    this.#deliver = deliver;
  }

  /** Asks for a snapshot. */
  begin(): void {
    this.#seq = undefined;
    this.#post({ type: 'ready' });
  }

  /** `data` is whatever the window was sent. */
  receive(data: unknown): void {
    const message = parseHostMessage(data);
    if (message && this.#accepts(message)) this.#deliver(message);
  }

  #accepts(message: HostMessage): boolean {
    if (!('seq' in message)) return true;
    if (message.type === 'deltas') {
      if (this.#seq === undefined) return false;
      if (message.seq !== this.#seq + 1) {
        this.begin();
        return false;
      }
    }
    this.#seq = message.seq;
    return true;
  }
}
