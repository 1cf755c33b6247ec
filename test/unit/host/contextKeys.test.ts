import assert from 'node:assert/strict';
import { BusyKey } from '../../../src/host/contextKeys.ts';

describe('the busy key', () => {
  it('is told to VS Code when it changes, and at the start', () => {
    const told: unknown[] = [];
    const key = new BusyKey({
      executeCommand: <T>(...args: unknown[]) => Promise.resolve(told.push(args) as T),
    });
    for (const busy of [true, true, false]) key.set(busy);
    assert.deepEqual(told, [
      ['setContext', 'bedrockWorkbench.busy', false],
      ['setContext', 'bedrockWorkbench.busy', true],
      ['setContext', 'bedrockWorkbench.busy', false],
    ]);
  });
});
