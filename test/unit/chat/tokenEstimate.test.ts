import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calibrated, learnt, type Calibration } from '../../../src/chat/calibration.ts';
import type { Answer } from '../../../src/chat/conversation.ts';
import { estimateRequest, estimateTokens } from '../../../src/chat/tokenEstimate.ts';
import { newAnswer } from '../../../src/chat/turn.ts';

describe('The estimate of a text', () => {
  it('grows with the text, and is never more than its UTF-16 units', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, more) => {
        const [part, whole] = [estimateTokens(one), estimateTokens(one + more)];
        assert.ok(part <= whole && whole <= one.length + more.length);
      }),
    );
  });

  it('takes other scripts for denser than English, and code for denser than prose', () => {
    const per = (text: string): number => estimateTokens(text.repeat(100)) / 100;
    assert.deepEqual(
      [per('the quick brown fox'), per('if (a[i] !== 0) {}'), per('日本語')].map((one) => one.toFixed(1)),
      ['4.3', '6.3', '2.7'],
    );
  });

  it('covers the words of a request, and counts what it can’t measure', () => {
    const content = [
      { kind: 'image', format: 'png', base64: 'AAAA' },
      { kind: 'text', text: 'Hello, world' },
    ] as const;
    assert.deepEqual(estimateRequest({ system: 'Be brief.', messages: [{ role: 'user', content }] }), {
      tokens: 4 + 3 + 4,
      unmeasured: 1,
    });
  });
});

const answer = (estimated: number, used: number, changes: Partial<Answer> = {}): Answer => ({
  ...newAnswer(0),
  by: { modelLabel: 'M', modelId: 'profile', region: 'r', foundationModelId: 'model' },
  asked: { inputTokens: estimated, maxTokens: 1 },
  usage: { inputTokens: used, outputTokens: 1, totalTokens: used + 1 },
  ...changes,
});

const taught = (...answers: readonly Answer[]): Calibration => answers.reduce<Calibration>(learnt, {});

describe('What came back teaches the estimate', () => {
  it('is a wide band before anything did', () => {
    assert.deepEqual(calibrated(1000, undefined), { tokens: 1000, error: 0.35, calls: 0 });
  });

  it('is corrected for that model, in a band that becomes narrower as calls agree', () => {
    const errors = [1, 4, 40].map((calls) => {
      const table = taught(...Array.from({ length: calls }, () => answer(1000, 1200)));
      const { tokens, error } = calibrated(1000, table['model']);
      return [tokens, error.toFixed(3)];
    });
    assert.deepEqual(errors, [
      [1200, '0.175'],
      [1200, '0.070'],
      [1200, '0.050'],
    ]);
  });

  it('keeps the true figure within the band for a model that counts a little differently each time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1100, max: 1300 }), { minLength: 1, maxLength: 50 }), (used) => {
        const table = taught(...used.map((tokens) => answer(1000, tokens)));
        const { tokens, error } = calibrated(1000, table['model']);
        assert.ok(tokens >= 1100 && tokens <= 1300);
        assert.ok(error >= 0.05 && error <= 0.35);
      }),
    );
  });

  it('counts what went through the cache', () => {
    const usage = { inputTokens: 100, outputTokens: 1, totalTokens: 2001, cacheReadInputTokens: 1900 };
    assert.equal(taught(answer(1000, 0, { usage }))['model']?.ratio, 2);
  });

  it('learns nothing from pictures, little prompts, unknown models and figures that can’t be', () => {
    const unknown = answer(1000, 1000, { by: { modelLabel: 'M', modelId: 'arn', region: 'r' } });
    const unfinished = newAnswer(0);
    const pictured = answer(1000, 3000, { asked: { inputTokens: 1000, maxTokens: 1, unmeasured: 1 } });
    assert.deepEqual(taught(unknown, unfinished, pictured, answer(10, 12), answer(1000, 9000)), {});
  });
});
