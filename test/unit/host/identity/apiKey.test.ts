import assert from 'node:assert/strict';
import {
  apiKeyStore,
  enterApiKey,
  removeApiKey,
  useApiKey,
  type ApiKeyPorts,
} from '../../../../src/host/identity/apiKey.ts';

interface Person {
  /** What is typed into the box. */
  readonly types?: string;
  readonly wantsToUse?: boolean;
  readonly uses?: boolean;
}

function settings({ types, wantsToUse = false, uses = false }: Person) {
  const secrets = new Map<string, string>();
  const did: string[] = [];
  const ports: ApiKeyPorts = {
    store: apiKeyStore({
      get: (key) => Promise.resolve(secrets.get(key)),
      store: (key, value) => Promise.resolve(void secrets.set(key, value)),
      delete: (key) => Promise.resolve(void secrets.delete(key)),
    }),
    ask: () => Promise.resolve(types),
    isChosen: () => Promise.resolve(uses),
    choose: () => Promise.resolve(void did.push('chosen')),
    offerToUse: () => {
      did.push('offered');
      return Promise.resolve(wantsToUse);
    },
    removed: () => did.push('removed'),
  };
  return { ports, did, secrets };
}

describe('an API key', () => {
  it('is stored as a secret when it is entered, and used only where that is wanted', async () => {
    const { ports, did, secrets } = settings({ types: ' ABSKkey\n' });
    assert.equal(await enterApiKey(ports), true);
    assert.deepEqual([[...secrets.values()], did], [['ABSKkey'], ['offered']]);
    const using = settings({ types: 'ABSKkey', uses: true });
    assert.equal(await enterApiKey(using.ports), true);
    assert.deepEqual(using.did, []);
  });

  it('is not entered where the box is closed or left empty', async () => {
    for (const person of [{}, { types: '  ' }]) {
      const { ports, did, secrets } = settings(person);
      assert.equal(await enterApiKey(ports), false);
      await useApiKey(ports);
      assert.deepEqual([secrets.size, did], [0, []]);
    }
  });

  it('is asked for when it is chosen and none is stored, and then no more', async () => {
    const { ports, did } = settings({ types: 'ABSKkey' });
    await useApiKey(ports);
    await useApiKey({ ...ports, ask: () => Promise.reject(new Error('asked again')) });
    assert.deepEqual(did, ['chosen', 'chosen']);
  });

  it('is gone when it is removed', async () => {
    const { ports, did, secrets } = settings({ types: 'ABSKkey', uses: true });
    await enterApiKey(ports);
    await removeApiKey(ports);
    assert.deepEqual([secrets.size, did], [0, ['removed']]);
  });
});
