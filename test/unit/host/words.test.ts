import assert from 'node:assert/strict';
import { contextWindowText, dotted, lifecycleText, withoutIcons } from '../../../src/host/words.ts';

describe('words for what AWS tells', () => {
  it('join only what is known', () => {
    assert.deepEqual([dotted('a', undefined, '', 'b'), dotted(undefined, '')], ['a · b', undefined]);
  });

  it('say nothing of an active model, and show a new status as AWS spells it', () => {
    assert.deepEqual(
      [
        { status: 'ACTIVE' },
        { status: 'ACTIVE', legacyTime: 'soon', endOfLifeTime: '2027-01-02T00:00:00Z' },
        { status: 'LEGACY', legacyTime: '2025-01-02T00:00:00Z', endOfLifeTime: '2027-01-02T00:00:00Z' },
        { status: 'SUNSET' },
      ].map(lifecycleText),
      [undefined, 'legacy on soon, end of life 2027-01-02', 'LEGACY, end of life 2027-01-02', 'SUNSET'],
    );
  });

  it('round a context window', () => {
    assert.deepEqual([8_192, 200_000, 1_000_000, undefined].map(contextWindowText), [
      '8.2K context',
      '200K context',
      '1M context',
      undefined,
    ]);
  });

  it('keep what looks like an icon as text', () => {
    assert.equal(withoutIcons('$(trash) $5 (x)'), '\\$(trash) $5 (x)');
  });
});
