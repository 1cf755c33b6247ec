import assert from 'node:assert/strict';
import type { ModelPrice, PriceBook } from '../../../src/chat/prices.ts';
import { pricesOf } from '../../../src/host/prices.ts';

const listed: ModelPrice = { input: 3, output: 15, source: 'library' };
const library: PriceBook = {
  price: ({ foundationModelId }) => (foundationModelId === 'm.one' ? listed : undefined),
  contextWindow: () => 200_000,
};

const regional = { foundationModelId: 'm.one', route: 'regional' } as const;

function pricesWith(setting: unknown): PriceBook {
  return pricesOf({ get: () => setting as never }, library);
}

describe('prices of the settings', () => {
  it('go before those of the library, and what they leave out is unknown', () => {
    const prices = pricesWith({ 'm.one': { input: 2, output: 0 } });
    assert.deepEqual(prices.price(regional), { input: 2, output: 0, source: 'settings' });
  });

  it('for what is sent go before those for the model behind it', () => {
    const prices = pricesWith({ 'm.one': { input: 2 }, 'arn:of:a-profile': { input: 1 } });
    assert.deepEqual(prices.price({ ...regional, sentId: 'arn:of:a-profile' }), {
      input: 1,
      source: 'settings',
    });
  });

  it('for a model do not price throughput that is paid by the hour', () => {
    const prices = pricesWith({ 'm.one': { input: 2 }, 'arn:of:throughput': { input: 0, output: 0 } });
    assert.deepEqual(
      [
        prices.price({ ...regional, route: 'reserved', sentId: 'arn:of:throughput' }),
        prices.price({ ...regional, foundationModelId: 'm.two', route: 'reserved' }),
      ],
      [{ input: 0, output: 0, source: 'settings' }, undefined],
    );
  });

  it('break nothing where they are written wrongly', () => {
    const wrong = [
      'free',
      null,
      [],
      { 'm.one': 'free' },
      { 'm.one': { input: -1 } },
      { 'm.one': { input: '2' } },
    ];
    assert.deepEqual(
      wrong.map((setting) => pricesWith(setting).price(regional)),
      wrong.map(() => listed),
    );
  });
});
