import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Answer } from '../../../src/chat/conversation.ts';
import { answerCost, costOf } from '../../../src/chat/cost.ts';
import type { Usage } from '../../../src/chat/modelEvent.ts';
import type { ModelPrice } from '../../../src/chat/prices.ts';
import { newAnswer } from '../../../src/chat/turn.ts';

const price: ModelPrice = {
  input: 1,
  output: 5,
  cacheRead: 0.1,
  cacheWrite: 1.25,
  cacheWrite1h: 2,
  source: 'library',
};

const million = 1_000_000;

function usage(change: Partial<Usage>): Usage {
  return { inputTokens: 0, outputTokens: 0, totalTokens: 0, ...change };
}

describe('The cost of an answer', () => {
  it('is that of new input, output, and what was read from the cache and written to it', () => {
    const used = usage({
      inputTokens: million,
      outputTokens: million,
      cacheReadInputTokens: million,
      cacheWriteInputTokens: 3 * million,
      cacheWrite1hInputTokens: million,
    });
    assert.equal(costOf(used, price), 1 + 5 + 0.1 + 2 * 1.25 + 2);
  });

  it('is that of each call of the model by itself, and unknown where one has not told', () => {
    const steps: ModelPrice = { ...price, longer: [{ above: 100, input: 2, output: 10 }] };
    const by = { modelLabel: 'M', modelId: 'm', region: 'r', price: steps };
    const one = usage({ inputTokens: 80 });
    const answer: Answer = { ...newAnswer(0), by, usage: usage({ inputTokens: 160 }), laterCalls: [1] };
    assert.equal(answerCost({ ...answer, callUsages: [one, one] }), 160 / million);
    assert.equal(answerCost({ ...answer, callUsages: [one] }), undefined);
    assert.equal(answerCost(answer), undefined);
  });

  it('is unknown without a price, or where a price is missing for a part that was used', () => {
    assert.equal(costOf(usage({ inputTokens: 1 }), undefined), undefined);
    const partly: ModelPrice = { input: 1, output: 5, source: 'settings' };
    assert.equal(costOf(usage({ inputTokens: million }), partly), 1);
    assert.equal(costOf(usage({ cacheReadInputTokens: 1 }), partly), undefined);
  });

  it('takes the rate for long inputs for all of a long one, the cached part counted', () => {
    const tiered: ModelPrice = { ...price, longer: [{ above: 200_000, input: 2, output: 7.5 }] };
    assert.equal(costOf(usage({ inputTokens: 200_000 }), tiered), 0.2);
    const long = usage({ inputTokens: 100_000, cacheReadInputTokens: 100_001, outputTokens: million });
    assert.equal(costOf(long, tiered)?.toFixed(4), (0.2 + 0.01 + 7.5).toFixed(4));
  });

  it('is never negative, and grows with what was used', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (inputTokens, outputTokens, more) => {
        const less = costOf(usage({ inputTokens, outputTokens }), price) ?? NaN;
        const greater = costOf(usage({ inputTokens: inputTokens + more, outputTokens }), price) ?? NaN;
        assert.ok(less >= 0 && greater >= less);
      }),
    );
  });
});
