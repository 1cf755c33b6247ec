import assert from 'node:assert/strict';
import { number, table } from '../../bench/table.ts';

describe('The table of figures', () => {
  it('has its columns under each other', () => {
    const lines = table([
      { name: 'a', value: 12_345, unit: 'bytes' },
      { name: 'longer', value: 1.5, unit: 'ms', baseline: { what: 'bare', value: 3 }, ratio: 0.5 },
    ]);
    assert.deepEqual(lines, [
      'figure   value  unit   baseline  ratio',
      'a       12,345  bytes',
      'longer     1.5  ms     3 (bare)  0.5 ×',
    ]);
  });

  it('writes three digits that count', () => {
    assert.deepEqual([0.012345, 1.2345, 99.96, 123.4, 12_345, 0].map(number), [
      '0.0123',
      '1.23',
      '100',
      '123',
      '12,345',
      '0',
    ]);
  });
});
