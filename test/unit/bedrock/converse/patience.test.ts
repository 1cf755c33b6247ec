import assert from 'node:assert/strict';
import { patienceOf } from '../../../../src/bedrock/converse/patience.ts';

describe('The patience with a model that says nothing', () => {
  it('is two minutes between two events and five before the first, where nothing else is set', () => {
    assert.deepEqual(patienceOf(), { firstEventMs: 300_000, idleMs: 120_000 });
  });

  it('is what is set between two events, and never less than that before the first', () => {
    assert.deepEqual(patienceOf(10), { firstEventMs: 300_000, idleMs: 10_000 });
    assert.deepEqual(patienceOf(900), { firstEventMs: 900_000, idleMs: 900_000 });
  });
});
