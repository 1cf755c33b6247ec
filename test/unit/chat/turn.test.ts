import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answer } from '../../../src/chat/conversation.ts';
import type { ModelEvent } from '../../../src/chat/modelEvent.ts';
import { newAnswer, reduceAnswer } from '../../../src/chat/turn.ts';

const NOW = 2000;
const reduceAll = (events: readonly ModelEvent[]): Answer =>
  events.reduce((answer, event) => reduceAnswer(answer, event, NOW).answer, newAnswer(1000));

describe('reducing a model’s events', () => {
  it('joins text, reasoning with its signature, tool input and citations into blocks', () => {
    const answer = reduceAll([
      { kind: 'start', requestId: 'r-1' },
      { kind: 'reasoning', index: 0, text: 'hm' },
      { kind: 'reasoning', index: 0, text: 'm' },
      { kind: 'reasoningSignature', index: 0, signature: 'sig' },
      { kind: 'citation', index: 1, citation: { title: 'facts', text: 'Ruby' } },
      { kind: 'text', index: 1, text: 'Ruby ' },
      { kind: 'text', index: 1, text: 'is old.' },
      { kind: 'toolCall', index: 2, id: 't-1', name: 'search' },
      { kind: 'toolInput', index: 2, json: '{"q":' },
      { kind: 'toolInput', index: 2, json: '1}' },
      { kind: 'stop', reason: 'tool_use' },
      { kind: 'metadata', usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 } },
    ]);
    assert.deepEqual(answer, {
      state: { kind: 'complete', stopReason: 'tool_use' },
      blocks: [
        { kind: 'reasoning', index: 0, text: 'hmm', signature: 'sig', startedAt: 2000, endedAt: 2000 },
        { kind: 'text', index: 1, text: 'Ruby is old.', citations: [{ title: 'facts', text: 'Ruby' }] },
        { kind: 'toolCall', index: 2, id: 't-1', name: 'search', text: '{"q":1}' },
      ],
      sources: [],
      usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
      requestId: 'r-1',
      startedAt: 1000,
      firstTokenAt: NOW,
    });
  });

  it('keeps blocks of the same index but another kind apart, and skipped numbers in order', () => {
    const answer = reduceAll([
      { kind: 'reasoning', index: 0, text: 'a' },
      { kind: 'text', index: 0, text: 'b' },
      { kind: 'unknownBlock', index: 5, name: 'hologram' },
      { kind: 'text', index: 7, text: 'c' },
    ]);
    assert.deepEqual(
      answer.blocks.map(({ kind, text }) => [kind, text]),
      [
        ['reasoning', 'a'],
        ['text', 'b'],
        ['unknown', ''],
        ['text', 'c'],
      ],
    );
    assert.deepEqual(answer.state, { kind: 'streaming' });
  });
});

describe('a call that has not begun to answer', () => {
  const retrying = { attempt: 2, attempts: 5, cause: 'throttled' } as const;

  it('says that it is tried again until the answer begins', () => {
    const waiting = reduceAll([{ kind: 'retrying', ...retrying }]);
    assert.deepEqual(waiting.state, { kind: 'waiting', doing: 'calling', retrying });
    const { answer } = reduceAnswer(waiting, { kind: 'start', reshaped: [{ kind: 'not-streamed' }] }, NOW);
    assert.deepEqual(answer.state, { kind: 'waiting', doing: 'calling' });
    assert.deepEqual(answer.reshaped, [{ kind: 'not-streamed' }]);
  });

  it('says nothing of it once something has come', () => {
    const answer = reduceAll([
      { kind: 'text', index: 0, text: 'a' },
      { kind: 'retrying', ...retrying },
    ]);
    assert.deepEqual(answer.state, { kind: 'streaming' });
  });
});

describe('what an event changed', () => {
  it('is told as appended text wherever it only appended', () => {
    const text = fc.record({
      kind: fc.constantFrom('text' as const, 'reasoning' as const),
      index: fc.integer({ min: 0, max: 2 }),
      text: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(text), (events) => {
        let answer = newAnswer(0);
        for (const event of events) {
          const reduced = reduceAnswer(answer, event, NOW);
          if (reduced.change.kind === 'append') {
            const before = answer.blocks[reduced.change.index]?.text;
            assert.equal(
              reduced.answer.blocks[reduced.change.index]?.text,
              `${before ?? ''}${reduced.change.text}`,
            );
          }
          answer = reduced.answer;
        }
        const all = answer.blocks.map((block) => block.text).join('');
        assert.equal(all.length, events.map((event) => event.text).join('').length);
      }),
    );
  });
});
