import assert from 'node:assert/strict';
import type { Turn } from '../../../../src/chat/conversation.ts';
import { developer, section, waysIn } from '../waysIn/world.ts';
import { asking, choosing } from './asking.ts';

const LONG = 'stretch of talk '.repeat(1500);

/** What was written to the cache and read from it. */
function cached({ answer: { usage } }: Turn): readonly number[] {
  return [usage?.cacheWriteInputTokens ?? 0, usage?.cacheReadInputTokens ?? 0];
}

describe('A long conversation', () => {
  const ways = waysIn();
  beforeEach(() => ways.world.home.writeCredentials(...section('work', developer)));

  it('is written to the cache as it grows, and read from it with each question', async () => {
    const ask = asking(ways.world, choosing(ways.world, { inference: { cacheTtl: '5m' } }));
    assert.deepEqual(cached(await ask(LONG)), [0, 0]);
    const [written = 0, none] = cached(await ask('hello'));
    assert.ok(written > 5000);
    assert.equal(none, 0);
    const [more = 0, read = 0] = cached(await ask('hello again'));
    assert.equal(read, written);
    assert.ok(more > 0 && more < 1000);
    const [, all] = cached(await ask('and again'));
    assert.equal(all, written + more);
  });

  it('is written anew once AWS has forgotten it', async () => {
    const ask = asking(ways.world, choosing(ways.world, { inference: { cacheTtl: '5m' } }));
    await ask(LONG);
    await ask('hello');
    ways.world.pass(301);
    const [written = 0, read] = cached(await ask('hello again'));
    assert.ok(written > 5000);
    assert.equal(read, 0);
  });

  it('is told to be kept for an hour where that is set, and not at all where caching is off', async () => {
    const hour = asking(ways.world, choosing(ways.world, { inference: { cacheTtl: '1h' } }));
    await hour(LONG);
    const { usage } = (await hour('hello')).answer;
    assert.equal(usage?.cacheWrite1hInputTokens, usage?.cacheWriteInputTokens);
    const never = asking(ways.world, choosing(ways.world));
    await never(LONG);
    assert.deepEqual(cached(await never('hello')), [0, 0]);
  });
});
