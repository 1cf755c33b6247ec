import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { conversation, turn } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

const now = 1_000_000;
const throttled = {
  message: 'Too many requests.',
  remedy: 'Wait.',
  actions: [{ id: 'cancel-retry', label: 'Cancel' }],
};
const failing = (retryAt?: number) =>
  turn('t1', 'Hi', {
    state: { kind: 'failed', failure: { ...throttled, ...(retryAt !== undefined && { retryAt }) } },
    blocks: [],
    sources: [],
  });

describe('A failure that is tried again', () => {
  usePage();
  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'], now });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('counts down, without being read aloud each second, and can be cancelled', () => {
    const probe = new PanelProbe(conversation([failing(now + 11_200)]));
    assert.equal(probe.one('[role=timer]').textContent, 'Trying again in 12 s');
    probe.button('Cancel').click();
    assert.deepEqual(probe.posted, [{ type: 'act', turnId: 't1', action: 'cancel-retry' }]);
  });

  it('counts no more once that is over', () => {
    const probe = new PanelProbe(conversation([failing(now + 5000)]));
    probe.apply({ kind: 'turn', turn: failing() });
    assert.deepEqual(probe.texts('[role=timer]'), []);
  });
});
