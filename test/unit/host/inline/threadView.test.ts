import assert from 'node:assert/strict';
import type { Answer, Turn } from '../../../../src/chat/conversation.ts';
import type { Failure } from '../../../../src/chat/failure.ts';
import { newAnswer } from '../../../../src/chat/turn.ts';
import { threadComments, threadLabel, type ThreadContext } from '../../../../src/host/inline/threadView.ts';

const noActions: ThreadContext = { actions: () => [], retryAt: () => undefined, now: 0 };
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
    assert.deepEqual(threadComments(turns, noActions), [
      { author: 'Some Model', markdown: 'It adds.', ours: false },
      { author: 'You', markdown: 'How \\*many\\*?', ours: false },
      { author: 'Some Model', markdown: 'Two.', ours: false },
    ]);
  });

  it('keeps what had arrived, and says cause, remedy and actions in a comment of our own', () => {
    const failure: Failure = {
      cause: 'throttled',
      message: 'Slow down.',
      remedy: 'Wait.',
      actions: ['retry'],
      detail: 'Too [many](x).',
    };
    const cut = turn({ ...said('Hal'), state: { kind: 'interrupted', failure } });
    const link = `command:bedrockWorkbench.inline.act?${encodeURIComponent('["t","retry"]')}`;
    assert.deepEqual(
      threadComments([cut], { ...noActions, actions: () => [{ id: 'retry', label: 'Try Again' }] }),
      [
        { author: 'Some Model', markdown: 'Hal', ours: false },
        {
          author: 'Bedrock',
          markdown: `**Slow down\\.** Wait\\.\n\n> Too \\[many\\]\\(x\\)\\.\n\n[Try Again](${link})`,
          ours: true,
        },
      ],
    );
  });

  it('says that it is waiting, stopped or cut at its limit', () => {
    const texts = [
      turn({}),
      turn({ ...said('Hal'), state: { kind: 'stopped' } }),
      turn({ ...said('Long'), state: { kind: 'complete', stopReason: 'max_tokens' } }),
    ].map((one) => threadComments([one], noActions)[0]?.markdown);
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

describe('the thread of an explanation that failed', () => {
  it('counts down in place, and tells the facts behind a failure', () => {
    const failure: Failure = {
      cause: 'model-legacy',
      message: 'Over.',
      remedy: 'Run `aws x`.',
      actions: [],
      lifecycle: { endOfLifeTime: '2026-10-14T00:00:00Z' },
    };
    const failed = turn({ state: { kind: 'failed', failure } });
    const told = threadComments([failed], { ...noActions, retryAt: () => 245_000, now: 1000 });
    assert.deepEqual(told, [
      {
        author: 'Bedrock',
        markdown:
          '**Over\\.** Run `aws x`\\.\n\nEnd of life: 2026\\-10\\-14\\.\n\n_Trying again in 4 min 4 s_',
        ours: true,
      },
    ]);
  });
});
