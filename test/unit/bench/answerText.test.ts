import assert from 'node:assert/strict';
import { answerOf, oneBlock } from '../../bench/markdown/answerText.ts';

describe('The answers of the bench', () => {
  it('are as long as they are asked to be', () => {
    const texts = [answerOf, oneBlock.fence, oneBlock.list, oneBlock.table].map((text) => text(5000).length);
    assert.deepEqual(texts, [5000, 5000, 5000, 5000]);
  });

  it('begin alike at every length', () => {
    assert.ok(answerOf(20_000).startsWith(answerOf(10_000)));
  });
});
