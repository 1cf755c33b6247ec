import assert from 'node:assert/strict';
import type { Answer, Turn } from '../../../../src/chat/conversation.ts';
import { newAnswer } from '../../../../src/chat/turn.ts';
import { threadComments, threadLabel } from '../../../../src/host/inline/threadView.ts';

const by = { modelLabel: 'Some Model', modelId: 'm', region: 'eu-west-1', profile: 'dev' };

function turn(changes: Partial<Answer>, text = 'Explain this code.'): Turn {
  return {
    id: 't',
    prompt: { task: 'explain', text, attachments: [] },
    answer: { ...newAnswer(0), by, ...changes },
  };
}

function said(text: string): Pick<Answer, 'blocks'> {
  return { blocks: [{ kind: 'text', index: 0, text, citations: [] }] };
}

describe('the thread of an explanation', () => {
  it('shows the answer, then later questions and their answers', () => {
    const complete = { kind: 'complete', stopReason: 'end_turn' } as const;
    const turns = [
      turn({ ...said('It adds.'), state: complete }),
      turn({ ...said('Two.'), state: complete }, 'How *many*?'),
    ];
    assert.deepEqual(threadComments(turns), [
      { author: 'Some Model', markdown: 'It adds.' },
      { author: 'You', markdown: 'How \\*many\\*?' },
      { author: 'Some Model', markdown: 'Two.' },
    ]);
  });

  it('keeps what had arrived above the cause and the remedy', () => {
    const failure = {
      cause: 'throttled',
      message: 'Slow down.',
      remedy: 'Wait.',
      actions: [],
      detail: 'Too many.',
    } as const;
    const [comment] = threadComments([turn({ ...said('Hal'), state: { kind: 'interrupted', failure } })]);
    assert.equal(comment?.markdown, 'Hal\n\n---\n\n**Slow down\\.** Wait\\.\n\n> Too many\\.');
  });

  it('says that it is waiting, stopped or cut at its limit', () => {
    const texts = [
      turn({}),
      turn({ ...said('Hal'), state: { kind: 'stopped' } }),
      turn({ ...said('Long'), state: { kind: 'complete', stopReason: 'max_tokens' } }),
    ].map((one) => threadComments([one])[0]?.markdown);
    assert.deepEqual(texts, [
      '_Thinking…_',
      'Hal\n\n_Stopped._',
      'Long\n\n_Cut at the maximum number of tokens._',
    ]);
  });

  it('names model, region and profile, or the fallback before they are known', () => {
    assert.equal(threadLabel([turn({})], 'Bedrock'), 'Some Model · eu-west-1 · dev');
    assert.equal(threadLabel([], 'Bedrock'), 'Bedrock');
  });
});
