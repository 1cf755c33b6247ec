import * as v from 'valibot';
import type { VsCodeApi } from './rpc.ts';

const Remembered = v.object({
  draft: v.string(),
  /** Pixels from the top; -1 is the bottom, wherever that is. */
  scrollTop: v.number(),
});
type Remembered = v.InferOutput<typeof Remembered>;

const NOTHING: Remembered = { draft: '', scrollTop: -1 };

/** What of the page outlives it when it is hidden or the window reloads; everything else is the host's. */
export class PageMemory {
  readonly #api: Pick<VsCodeApi, 'getState' | 'setState'>;
  #value: Remembered;

  constructor(api: Pick<VsCodeApi, 'getState' | 'setState'>) {
    this.#api = api;
    const parsed = v.safeParse(Remembered, api.getState());
    this.#value = parsed.success ? parsed.output : NOTHING;
  }

  get value(): Remembered {
    return this.#value;
  }

  set(change: Partial<Remembered>): void {
    this.#value = { ...this.#value, ...change };
    this.#api.setState(this.#value);
  }
}
