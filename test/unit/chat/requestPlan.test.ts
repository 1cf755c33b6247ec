import assert from 'node:assert/strict';
import { reservedQuota, type RequestPlan } from '../../../src/chat/requestPlan.ts';
import { anyChoices } from '../../fakes/services.ts';

const { connection, target } = anyChoices;
const TOKENS = { input: 100, cacheRead: 1000, cacheWrite: 10 };

function planWith(quota: RequestPlan['quota']): RequestPlan {
  const { maxTokens } = quota;
  const request = { connection, target, system: '', messages: [], maxTokens };
  return { request, sent: [], leftOut: [], cachePoints: [], quota };
}

describe('the quota that a call reserves', () => {
  it('is all that is read, from the cache too, and the answer’s limit at the model’s rate', () => {
    const burnDown = { value: 5, source: 'A page', date: '2025-11-20' };
    assert.deepEqual(reservedQuota(planWith({ maxTokens: 1024, burnDown }), TOKENS), {
      tokens: 100 + 1000 + 10 + 5 * 1024,
      burnDownKnown: true,
    });
  });

  it('is a lower bound where the rate is not known', () => {
    assert.deepEqual(reservedQuota(planWith({ maxTokens: 1024 }), TOKENS), {
      tokens: 100 + 1000 + 10 + 1024,
      burnDownKnown: false,
    });
  });
});
