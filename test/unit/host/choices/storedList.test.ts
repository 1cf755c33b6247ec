import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StoredList, type StoredListOptions } from '../../../../src/host/choices/storedList.ts';

function listOf(initial: unknown, options: Omit<StoredListOptions, 'memento' | 'key'>): StoredList {
  let stored = initial;
  const memento = {
    get: (): unknown => stored,
    update: (_key: string, value: unknown) => Promise.resolve(void (stored = value)),
  };
  return new StoredList({ memento: memento as StoredListOptions['memento'], key: 'k', ...options });
}

describe('a stored list', () => {
  it('keeps the order in which its names were added, each once, and tells when it changes', async () => {
    const list = listOf(undefined, { add: 'last' });
    const seen: (readonly string[])[] = [];
    list.onDidChange(() => seen.push(list.list()));
    await list.add('b-1');
    await list.add('a-1');
    await list.add('b-1');
    await list.remove('b-1');
    assert.deepEqual(seen, [['b-1'], ['b-1', 'a-1'], ['b-1', 'a-1'], ['a-1']]);
  });

  it('of what was used last begins with the latest, and forgets the oldest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e')), async (used) => {
        const list = listOf([], { add: 'first', limit: 3 });
        for (const name of used) await list.add(name);
        assert.deepEqual(list.list(), [...new Set(used.toReversed())].slice(0, 3));
      }),
    );
  });

  it('is empty where the storage holds something else', () => {
    const read = ['eu', { a: 1 }, ['a-1', 5]].map((stored) => listOf(stored, { add: 'last' }).list());
    assert.deepEqual(read, [[], [], ['a-1']]);
  });
});
