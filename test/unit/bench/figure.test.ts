import assert from 'node:assert/strict';
import { compared, ofRounds, plain } from '../../bench/figure.ts';

describe('A figure', () => {
  it('stands alone where there is nothing to compare it with', () => {
    assert.deepEqual(plain('size', 10, 'bytes'), { name: 'size', value: 10, unit: 'bytes' });
  });

  it('is a share of its baseline', () => {
    assert.deepEqual(compared('size', 10, 'bytes', { what: 'all', value: 40 }), {
      name: 'size',
      value: 10,
      unit: 'bytes',
      baseline: { what: 'all', value: 40 },
      ratio: 0.25,
    });
  });

  it('has the median of the ratios, not the ratio of the medians', () => {
    const samples = { value: [10, 20, 300], baseline: [5, 20, 100] };
    assert.deepEqual(ofRounds('time', samples, 'ms', 'bare'), {
      name: 'time',
      value: 20,
      unit: 'ms',
      baseline: { what: 'bare', value: 20 },
      ratio: 2,
    });
  });
});
