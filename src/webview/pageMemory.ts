import type { VsCodeApi } from './rpc.ts';

/** What is at the top of what is in sight: a turn, and how many pixels of it are above. */
export interface Place {
  readonly turn: string;
  readonly offset: number;
}

interface Remembered {
  readonly draft: string;
  /** Where the conversation is read; undefined is the bottom, wherever that is. */
  readonly place: Place | undefined;
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
  const { draft, place, conversation }: { [K in keyof Remembered]?: unknown } = membersOf(state);
  return {
    draft: typeof draft === 'string' ? draft : '',
    place: placeOf(place),
    conversation: typeof conversation === 'string' ? conversation : undefined,
  };
}

function placeOf(value: unknown): Place | undefined {
  const { turn, offset }: { [K in keyof Place]?: unknown } = membersOf(value);
  return typeof turn === 'string' && typeof offset === 'number' ? { turn, offset } : undefined;
}

function membersOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
