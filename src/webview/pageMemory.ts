import type { VsCodeApi } from './rpc.ts';

interface Remembered {
  readonly draft: string;
  /** Pixels from the top; undefined is the bottom, wherever that is. */
  readonly scrollTop: number | undefined;
  /** The ID of the conversation: an editor tab comes back with it after a reload. */
  readonly conversation: string | undefined;
}

/** What of the page outlives it when it is hidden or the window reloads; everything else is the host's. */
export class PageMemory {
  readonly #api: Pick<VsCodeApi, 'getState' | 'setState'>;
  #value: Remembered;

  constructor(api: Pick<VsCodeApi, 'getState' | 'setState'>) {
    this.#api = api;
    this.#value = remembered(api.getState());
  }

  get value(): Remembered {
    return this.#value;
  }

  setConversation(conversation: string): void {
    if (conversation !== this.#value.conversation) this.set({ conversation });
  }

  set(change: Partial<Remembered>): void {
    this.#value = { ...this.#value, ...change };
    this.#api.setState(this.#value);
  }
}

function remembered(state: unknown): Remembered {
  const { draft, scrollTop, conversation }: { [K in keyof Remembered]?: unknown } =
    typeof state === 'object' && state !== null ? state : {};
  return {
    draft: typeof draft === 'string' ? draft : '',
    scrollTop: typeof scrollTop === 'number' ? scrollTop : undefined,
    conversation: typeof conversation === 'string' ? conversation : undefined,
  };
}
