import type { SecretStorage } from 'vscode';

/** The Amazon Bedrock API key: in VS Code's SecretStorage and nowhere else. */
export interface ApiKeyStore {
  readonly get: () => Promise<string | undefined>;
  readonly set: (key: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

const SECRET = 'bedrockApiKey';

export function apiKeyStore(secrets: Pick<SecretStorage, 'get' | 'store' | 'delete'>): ApiKeyStore {
  return {
    get: async () => secrets.get(SECRET),
    set: async (key) => secrets.store(SECRET, key),
    remove: async () => secrets.delete(SECRET),
  };
}

export interface ApiKeyPorts {
  readonly store: ApiKeyStore;
  /** Undefined where the person gave up. */
  readonly ask: () => PromiseLike<string | undefined>;
  readonly isChosen: () => Promise<boolean>;
  readonly choose: () => Promise<void>;
  /** Whether the key that was entered is to be used from now on. */
  readonly offerToUse: () => PromiseLike<boolean>;
  readonly removed: () => unknown;
}

/** Whether a key is stored now that the person has just entered. It is used only once that is chosen. */
export async function enterApiKey(ports: ApiKeyPorts): Promise<boolean> {
  const entered = await entering(ports);
  if (entered && !(await ports.isChosen())) void offer(ports);
  return entered;
}

/** Chooses the key for all calls; where none is stored yet it is asked for, and giving up changes nothing. */
export async function useApiKey(ports: ApiKeyPorts): Promise<void> {
  const stored = await ports.store.get();
  if (stored !== undefined || (await entering(ports))) await ports.choose();
}

/** Calls that want the key fail from now on: nothing is used in its place. */
export async function removeApiKey({ store, removed }: ApiKeyPorts): Promise<void> {
  await store.remove();
  removed();
}

async function entering({ ask, store }: ApiKeyPorts): Promise<boolean> {
  const key = (await ask())?.trim();
  if (key === undefined || key === '') return false;
  await store.set(key);
  return true;
}

/** Nobody waits for the answer: the question stays until the person has time for it. */
async function offer({ offerToUse, choose }: ApiKeyPorts): Promise<void> {
  if (await offerToUse()) await choose();
}
