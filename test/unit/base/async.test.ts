import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lazy, mapLimit, Sequencer, Throttle } from '../../../src/base/async.ts';

describe('lazy', () => {
  it('creates once, however often it is asked', async () => {
    let created = 0;
    const get = lazy(() => Promise.resolve((created += 1)));
    assert.deepEqual(await Promise.all([get(), get(), get()]), [1, 1, 1]);
  });

  it('tries again after a failure', async () => {
    let tries = 0;
    const get = lazy(() =>
      (tries += 1) === 1 ? Promise.reject(new Error('first')) : Promise.resolve(tries),
    );
    await assert.rejects(get(), /first/);
    assert.equal(await get(), 2);
  });
});

describe('mapLimit', () => {
  it('keeps the order and never has more calls under way than allowed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 5 }), async (items, limit) => {
        let running = 0;
        let most = 0;
        const results = await mapLimit(items, limit, async (item) => {
          most = Math.max(most, (running += 1));
          await Promise.resolve();
          running -= 1;
          return item * 2;
        });
        assert.deepEqual(
          results,
          items.map((item) => item * 2),
        );
        assert.ok(most <= limit);
      }),
    );
  });
});

describe('Sequencer', () => {
  it('runs tasks one after another, also after one that failed', async () => {
    const sequencer = new Sequencer();
    const order: string[] = [];
    const task =
      (name: string, fails = false) =>
      async (): Promise<void> => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const results = await Promise.allSettled([sequencer.run(task('a', true)), sequencer.run(task('b'))]);
    assert.deepEqual(order, ['a begins', 'a ends', 'b begins', 'b ends']);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
  });
});

describe('Throttle', () => {
  it('runs the first at once and the pending rest together when flushed', () => {
    let runs = 0;
    const throttle = new Throttle(60_000, () => (runs += 1));
    throttle.schedule();
    throttle.schedule();
    throttle.schedule();
    assert.equal(runs, 1);
    throttle.flushNow();
    assert.equal(runs, 2);
    throttle.flushNow();
    assert.equal(runs, 2);
    throttle.dispose();
  });

  it('runs what is pending when the interval is over', async () => {
    const runs: number[] = [];
    await new Promise<void>((resolve) => {
      const throttle = new Throttle(1, () => {
        runs.push(runs.length);
        if (runs.length === 2) resolve();
      });
      throttle.schedule();
      throttle.schedule();
    });
    assert.deepEqual(runs, [0, 1]);
  });
});
