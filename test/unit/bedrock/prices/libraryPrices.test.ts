import assert from 'node:assert/strict';
import { createLibraryPrices } from '../../../../src/bedrock/prices/libraryPrices.ts';
import type { PriceRoute } from '../../../../src/chat/prices.ts';

const prices = createLibraryPrices(() => Date.parse('2026-11-01T00:00:00Z'));
const priceOf = (foundationModelId: string, route: PriceRoute = 'regional') =>
  prices.price({ foundationModelId, route });

const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const noPrice = undefined;

describe('prices of the library', () => {
  it('differ between the regional and the global route to one model', () => {
    assert.deepEqual(
      [priceOf(haiku), priceOf(haiku, 'global')],
      [
        { input: 1.1, output: 5.5, cacheRead: 0.11, cacheWrite: 1.375, source: 'library' },
        { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25, source: 'library' },
      ],
    );
  });

  it('are found where the library knows the model by the ID of a profile only', () => {
    assert.deepEqual(priceOf('amazon.nova-2-lite-v1:0'), {
      input: 0.33,
      output: 2.75,
      cacheRead: 0.0825,
      source: 'library',
    });
  });

  it('are those in force today, with what a longer input costs', () => {
    assert.deepEqual(priceOf('openai.gpt-5.6-sol', 'global'), {
      input: 4,
      output: 20,
      cacheRead: 0.4,
      cacheWrite: 5,
      longer: [{ above: 271_999, input: 8, output: 30, cacheRead: 0.8, cacheWrite: 10 }],
      source: 'library',
    });
  });

  it('are unknown for a model, a route or a version that the library has not, and for reserved throughput', () => {
    assert.deepEqual(
      [
        priceOf('unheard.of'),
        priceOf('anthropic.claude-opus-4-1-20250805-v1:0', 'global'),
        priceOf('amazon.titan-embed-text-v2:0'),
        priceOf('amazon.nova-lite-v1:0:24k'),
        priceOf(haiku, 'reserved'),
        prices.price({ sentId: 'arn:of:something', route: 'regional' }),
        priceOf(''),
        priceOf('__proto__'),
      ],
      [noPrice, noPrice, noPrice, noPrice, noPrice, noPrice, noPrice, noPrice],
    );
  });

  it('come with context windows', () => {
    assert.deepEqual(
      [haiku, 'amazon.nova-2-lite-v1:0', 'amazon.nova-lite-v1:0:24k', 'unheard.of'].map((id) =>
        prices.contextWindow(id),
      ),
      [200_000, 1_000_000, undefined, undefined],
    );
  });
});
