import { Throttle } from '../../base/async.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { HostMessage } from '../../protocol/messages.ts';
import { DeltaQueue } from './deltaQueue.ts';
import type { PanelModel } from './panelModel.ts';

/** About one frame: more often than that nobody sees. */
const FRAME_MS = 16;

/** Keeps one page up to date: a whole snapshot when it asks, then what changes. Nothing is sent to a page that is away. */
export class Feed implements Disposable {
  readonly #model: Pick<PanelModel, 'state' | 'onDidChange'>;
  readonly #post: (message: HostMessage) => unknown;
  readonly #owned = new DisposableStore();
  readonly #waiting = new DeltaQueue();
  readonly #throttle: Throttle;
  #live = false;
  #seq = 0;

  constructor(model: Pick<PanelModel, 'state' | 'onDidChange'>, post: (message: HostMessage) => unknown) {
    this.#model = model;
    this.#post = post;
    this.#throttle = this.#owned.add(new Throttle(FRAME_MS, () => this.#flush()));
    this.#owned.add(
      model.onDidChange((change) => {
        if (!this.#live) return;
        if (change.kind === 'reset') this.#snapshot();
        else {
          this.#waiting.push(change);
          this.#throttle.schedule();
        }
      }),
    );
  }

  get isLive(): boolean {
    return this.#live;
  }

  /** The page is there and knows nothing. */
  start(): void {
    this.#live = true;
    this.#snapshot();
  }

  /** The page is gone; what changes meanwhile is in the next snapshot. */
  pause(): void {
    this.#live = false;
    this.#waiting.take();
  }

  dispose(): void {
    this.pause();
    this.#owned.dispose();
  }

  #snapshot(): void {
    this.#waiting.take();
    this.#seq += 1;
    this.#post({ type: 'snapshot', seq: this.#seq, state: this.#model.state() });
  }

  #flush(): void {
    const deltas = this.#waiting.take();
    if (deltas.length === 0) return;
    this.#seq += 1;
    this.#post({ type: 'deltas', seq: this.#seq, deltas });
  }
}
