import { onAbort } from '../../src/base/async.ts';
import type { TurnChoices } from '../../src/chat/buildRequest.ts';
import type { ModelEvent } from '../../src/chat/modelEvent.ts';
import type { ModelRequest } from '../../src/chat/modelRequest.ts';
import type { ModelClient } from '../../src/chat/ports.ts';
import type { KnowledgeBaseSource, Passage } from '../../src/chat/resources.ts';

/** A model whose answer the test pushes event by event, and which hears of Stop. */
export class ScriptedModel implements ModelClient {
  readonly requests: ModelRequest[] = [];
  #queue: (ModelEvent | Error | 'end')[] = [];
  #wake: () => void = () => undefined;

  push(...events: readonly (ModelEvent | Error | 'end')[]): void {
    this.#queue.push(...events);
    this.#wake();
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    this.requests.push(request);
    const listening = onAbort(signal, () => this.#wake());
    try {
      yield* this.#events(signal);
    } finally {
      listening.dispose();
    }
  }

  async *#events(signal: AbortSignal): AsyncIterable<ModelEvent> {
    for (;;) {
      signal.throwIfAborted();
      const next = this.#queue.shift();
      if (next === 'end') return;
      if (next instanceof Error) throw next;
      if (next) yield next;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

export function knowledgeBaseOf(passages: readonly Passage[]): KnowledgeBaseSource {
  return { list: () => Promise.resolve([]), retrieve: () => Promise.resolve(passages) };
}

export const anyChoices: TurnChoices = {
  connection: { profile: 'dev', region: 'eu-central-1' },
  target: {
    modelId: 'profile-1',
    label: 'Some Model',
    region: 'eu-central-1',
    maxOutputTokens: 2000,
    destinationRegions: ['eu-central-1'],
  },
  maxTokens: 4096,
  inference: {},
  policy: { allowGlobal: false },
};
