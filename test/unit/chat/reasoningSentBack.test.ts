import assert from 'node:assert/strict';
import type { Answer } from '../../../src/chat/conversation.ts';
import { reasoningSentBack } from '../../../src/chat/reasoningSentBack.ts';
import { newAnswer } from '../../../src/chat/turn.ts';

const target = { modelId: 'us.m', label: 'M', region: 'us-east-1' };
const by = { modelLabel: 'M', modelId: 'us.m', region: 'us-east-1' };

const answer: Answer = {
  ...newAnswer(0),
  by,
  blocks: [
    { kind: 'reasoning', index: 0, text: 'signed', signature: 'sig', startedAt: 1, endedAt: 2 },
    { kind: 'reasoning', index: 1, text: '', redacted: 'AAEC' },
    { kind: 'reasoning', index: 2, text: 'not signed' },
    { kind: 'text', index: 3, text: 'Answer.', citations: [] },
  ],
};

describe('Reasoning of earlier answers', () => {
  it('goes back to the model that signed or hid it, as it was', () => {
    assert.deepEqual(reasoningSentBack(answer, { target, inference: { reasoningEffort: 'high' } }), [
      { kind: 'reasoning', text: 'signed', signature: 'sig' },
      { kind: 'redactedReasoning', base64: 'AAEC' },
    ]);
  });

  it('goes to no other model, and to none that is kept from thinking', () => {
    const other = { ...target, modelId: 'us.other' };
    assert.deepEqual(reasoningSentBack(answer, { target: other, inference: {} }), []);
    assert.deepEqual(reasoningSentBack(answer, { target, inference: { reasoningEffort: 'off' } }), []);
    const unknown: Answer = { ...newAnswer(0), blocks: answer.blocks };
    assert.deepEqual(reasoningSentBack(unknown, { target, inference: {} }), []);
  });
});
