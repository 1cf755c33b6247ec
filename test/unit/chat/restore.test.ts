import assert from 'node:assert/strict';
import type { Answer, Conversation } from '../../../src/chat/conversation.ts';
import { restored } from '../../../src/chat/restore.ts';
import { newAnswer } from '../../../src/chat/turn.ts';

function conversation(...answers: readonly Answer[]): Conversation {
  const prompt = { task: 'chat', text: 'Hello', attachments: [] } as const;
  const turns = answers.map((answer, i) => ({ id: `t-${i}`, prompt, answer }));
  return { version: 1, id: 'c', title: 'Hello', createdAt: 0, turns };
}

describe('a conversation after a reload', () => {
  it('keeps what had arrived of an answer that was cut, and says so', () => {
    const blocks = [{ kind: 'text', index: 0, text: 'Hal', citations: [] }] as const;
    const cut: Answer = { ...newAnswer(1), state: { kind: 'streaming' }, blocks, firstTokenAt: 2 };
    const answer = restored(conversation(cut)).turns[0]?.answer;
    assert.deepEqual(answer?.blocks, blocks);
    assert.equal(answer.state.kind === 'interrupted' && answer.state.failure.cause, 'stream-interrupted');
  });

  it('leaves finished answers as they are, each turn below the one before', () => {
    const done: Answer = { ...newAnswer(1), state: { kind: 'complete', stopReason: 'end_turn' }, endedAt: 3 };
    const before = conversation(done, { ...done, state: { kind: 'stopped' } });
    const [first, second] = before.turns;
    assert.deepEqual(restored(before), { ...before, turns: [first, { ...second, parentId: 't-0' }] });
    assert.deepEqual(restored(restored(before)), restored(before));
  });
});
