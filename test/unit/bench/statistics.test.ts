import assert from 'node:assert/strict';
import fc from 'fast-check';
import { interleaved, median, rotated } from '../../bench/statistics.ts';

describe('The median', () => {
  it('is the middle of an odd number of values', () => {
    assert.equal(median([9, 1, 5]), 5);
  });

  it('is the mean of the two in the middle of an even number', () => {
    assert.equal(median([9, 1, 5, 4]), 4.5);
  });

  it('does not exist without values', () => {
    assert.throws(() => median([]), /No values/);
  });

  it('has as many values below as above it, whatever their order', () => {
    const values = fc.array(fc.integer(), { minLength: 1 });
    fc.assert(
      fc.property(values, (all) => {
        const middle = median(all);
        const below = all.filter((value) => value < middle).length;
        const above = all.filter((value) => value > middle).length;
        assert.ok(below <= all.length / 2 && above <= all.length / 2);
      }),
    );
  });
});

describe('Interleaved rounds', () => {
  it('begin with another subject each time and leave the warm-up out', async () => {
    const order: string[] = [];
    const subject = (name: string) => () => Promise.resolve(order.push(name));
    const samples = await interleaved(2, { a: subject('a'), b: subject('b') });
    assert.deepEqual(order, ['a', 'b', 'b', 'a', 'a', 'b']);
    assert.deepEqual(samples, { a: [4, 5], b: [3, 6] });
  });

  it('end with the error of a subject that can’t be measured', async () => {
    const broken = () => Promise.reject(new Error('gone'));
    await assert.rejects(interleaved(1, { broken }), /gone/);
  });
});

describe('Turning a list', () => {
  it('keeps what is in it', () => {
    assert.deepEqual(rotated(['a', 'b', 'c'], 4), ['b', 'c', 'a']);
    assert.deepEqual(rotated([], 3), []);
  });
});
