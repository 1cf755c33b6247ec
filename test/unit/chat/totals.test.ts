import assert from 'node:assert/strict';
import type { Answer, Turn } from '../../../src/chat/conversation.ts';
import type { ModelPrice } from '../../../src/chat/prices.ts';
import { totalsOf } from '../../../src/chat/totals.ts';
import { newAnswer } from '../../../src/chat/turn.ts';

const price: ModelPrice = { input: 1, output: 5, cacheRead: 0.1, source: 'library' };
const by = { modelLabel: 'M', modelId: 'm', region: 'r', price };
const usage = { inputTokens: 1_000_000, outputTokens: 200_000, totalTokens: 1_200_000 };
const half = [{ kind: 'text', index: 0, text: 'Half', citations: [] }] as const;

const turn = (answer: Partial<Answer>): Turn => ({
  id: 't',
  prompt: { task: 'chat', text: '', attachments: [] },
  answer: { ...newAnswer(0), ...answer },
});

const conversation = (turns: readonly Turn[], others: readonly Turn[] = []) =>
  totalsOf({ version: 1, id: 'c', title: '', createdAt: 0, turns, others });

describe('What a conversation has taken', () => {
  it('is the sum over all its branches', () => {
    const cached = { ...usage, inputTokens: 0, cacheReadInputTokens: 1_000_000 };
    assert.deepEqual(conversation([turn({ by, usage })], [turn({ by, usage: cached })]), {
      answers: 2,
      input: 2_000_000,
      cacheRead: 1_000_000,
      cacheWrite: 0,
      output: 400_000,
      usd: 1 + 1 + 0.1 + 1,
      unpriced: 0,
    });
  });

  it('counts what nobody can price, and leaves out what was refused', () => {
    const { answers, usd, unpriced } = conversation([
      turn({ by, usage }),
      turn({ by: { ...by, price: { source: 'library' } }, usage }),
      turn({ by, blocks: half, state: { kind: 'stopped' } }),
      turn({ by, state: { kind: 'stopped' } }),
    ]);
    assert.deepEqual({ answers, usd, unpriced }, { answers: 3, usd: 2, unpriced: 2 });
  });

  it('counts a call that was cut while it was under way: whether it is charged, nobody can tell', () => {
    const asked = { inputTokens: 9, maxTokens: 10 };
    const failure = { message: '', remedy: '', actions: [] };
    const { answers, unpriced } = conversation([
      turn({ by, asked, state: { kind: 'stopped' } }),
      turn({ by, asked, state: { kind: 'failed', failure: { ...failure, cause: 'stream-interrupted' } } }),
      turn({ by, asked, state: { kind: 'failed', failure: { ...failure, cause: 'throttled' } } }),
    ]);
    assert.deepEqual({ answers, unpriced }, { answers: 2, unpriced: 2 });
  });

  it('is nothing before anything was said', () => {
    assert.equal(conversation([]).answers, 0);
  });
});
