import assert from 'node:assert/strict';
import type { Failure } from '../../../src/chat/failure.ts';
import { anyChoices } from '../../fakes/services.ts';
import { askedOf, fewerTokens, reservation } from '../../../src/chat/quota.ts';

const FAILURE: Failure = { cause: 'throttled', message: 'm', remedy: 'r', actions: [] };

describe('What a call reserves of a quota', () => {
  it('is its input and its whole answer, each token as often as the model counts it', () => {
    assert.equal(reservation({ inputTokens: 1000, maxTokens: 4096, burnDown: 5 }).total, 21_480);
  });

  it('is at least that much where the rate is not known', () => {
    assert.deepEqual(reservation({ inputTokens: 1000, maxTokens: 4096 }), {
      inputTokens: 1000,
      maxTokens: 4096,
      total: 5096,
    });
  });

  it('is estimated from everything that is sent', () => {
    const { connection, target } = anyChoices;
    const content = [{ kind: 'text', text: 'é'.repeat(7) }] as const;
    const messages = [{ role: 'user', content }] as const;
    const plan = { sent: [], leftOut: [], cachePoints: [] };
    const asked = askedOf({
      ...plan,
      request: { connection, target, system: 'x'.repeat(14), messages, maxTokens: 9 },
      quota: { maxTokens: 9, burnDown: { value: 5, source: 'A page', date: '2025-11-20' } },
    });
    assert.deepEqual(asked, { inputTokens: 12, maxTokens: 9, burnDown: 5 });
  });
});

describe('A smaller limit for the answer', () => {
  it('is what AWS would have accepted, else half of what was asked', () => {
    assert.equal(fewerTokens({ ...FAILURE, tokenLimit: 4096 }, { inputTokens: 1, maxTokens: 9000 }), 4096);
    assert.equal(fewerTokens(FAILURE, { inputTokens: 1, maxTokens: 1025 }), 512);
  });

  it('is not offered where nothing is known, or too little would be left', () => {
    assert.equal(fewerTokens(FAILURE, undefined), undefined);
    assert.equal(fewerTokens(FAILURE, { inputTokens: 1, maxTokens: 500 }), undefined);
    assert.equal(fewerTokens({ ...FAILURE, tokenLimit: 0 }, undefined), undefined);
  });
});
