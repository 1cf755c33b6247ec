import { advise } from '../../../../src/chat/advice.ts';
import type { Turn } from '../../../../src/chat/conversation.ts';
import type { InferenceSettings } from '../../../../src/chat/inference.ts';
import type { RoutePolicy } from '../../../../src/chat/routing.ts';
import { ChatSession } from '../../../../src/chat/session.ts';
import { Choices } from '../../../../src/host/choices/choices.ts';
import type { World } from '../waysIn/world.ts';

interface Set {
  readonly policy?: RoutePolicy;
  readonly inference?: InferenceSettings;
}

const REGION = 'us-east-1';

/** The extension's choices over AWS's stand-in, as the profile `work`. */
export function choosing(
  { services }: World,
  { policy = { allowGlobal: false }, inference = {} }: Set = {},
): Choices {
  const stored = new Map<string, unknown>();
  return new Choices({
    services: () => Promise.resolve(services),
    profiles: () =>
      Promise.resolve({ profiles: [{ name: 'work', kind: 'keys' }], configFile: '', credentialsFile: '' }),
    memento: {
      get: (key: string, otherwise?: unknown) => stored.get(key) ?? otherwise,
      update: (key, value) => Promise.resolve(void stored.set(key, value)),
    },
    settings: () => ({ profile: 'work', region: REGION }),
    writeSettings: () => Promise.resolve(),
    policy: () => policy,
    maxTokens: () => 1024,
    inference: () => inference,
    prices: () => Promise.resolve({ price: () => undefined }),
  });
}

/** A conversation with what is chosen; answers each turn to its end. */
export function asking(world: World, choices: Choices): (text: string) => Promise<Turn> {
  let id = 0;
  const catalogue = { ...world.services.catalogue, regionsWith: () => Promise.resolve([]) };
  const session = new ChatSession(
    { version: 1, id: 'c', title: '', createdAt: 0, turns: [] },
    {
      services: () => Promise.resolve(world.services),
      choices: (task, signal) => choices.forTurn(task, signal),
      advise: (failure, chosen, signal) =>
        advise(failure, chosen, { catalogue, policy: choices.policy }, signal),
      now: Date.now,
      newId: () => `t${(id += 1)}`,
    },
  );
  return async (text) => {
    await session.send({ task: 'chat', text, attachments: [] });
    const turn = session.conversation.turns.at(-1);
    if (!turn) throw new Error('Nothing was asked.');
    return turn;
  };
}
