import assert from 'node:assert/strict';
import type { Answer } from '../../../../src/chat/conversation.ts';
import type { GuardrailFinding } from '../../../../src/chat/modelEvent.ts';
import { newAnswer } from '../../../../src/chat/turn.ts';
import { attachmentView } from '../../../../src/host/panel/attachmentView.ts';
import { standInBanner } from '../../../../src/host/standIn.ts';
import { createFormat } from '../../../../src/host/panel/format.ts';
import { guardrailView } from '../../../../src/host/panel/guardrailView.ts';
import { stateView } from '../../../../src/host/panel/stateView.ts';
import { usageView } from '../../../../src/host/panel/usageView.ts';
import { CODE, THROTTLED } from './samples.ts';

const english = createFormat('en');

function noFailure(): never {
  throw new Error('No failure here');
}

function noteOf(stopReason: string): string | undefined {
  const view = stateView(finished({ state: { kind: 'complete', stopReason } }), noFailure);
  assert.equal(view.kind, 'complete');
  return view.note;
}

describe('how an answer ended', () => {
  it('is not mentioned where it is ordinary', () => {
    assert.deepEqual(['end_turn', 'stop_sequence', 'tool_use'].map(noteOf), [
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is told where a person must know, in AWS’s word where it is new', () => {
    const reasons = [
      'max_tokens',
      'model_context_window_exceeded',
      'guardrail_intervened',
      'content_filtered',
      'malformed_model_output',
      'malformed_tool_use',
      'sun_went_down',
    ];
    assert.deepEqual(reasons.map(noteOf), [
      'The answer was cut at the maximum number of tokens.',
      'The answer was cut because the model’s context window is full.',
      'The guardrail intervened.',
      'The model’s provider filtered the answer.',
      'The model’s answer was malformed, so the end may be missing.',
      'The model asked for a tool in a form that can’t be read.',
      'The answer ended with “sun_went_down”.',
    ]);
  });

  it('names what is under way, and carries stopping and failing through', () => {
    const failure = { message: 'Slow down.', remedy: 'Wait.', actions: [] };
    const states = [
      { kind: 'waiting', doing: 'retrieving' },
      { kind: 'waiting', doing: 'calling', retrying: { attempt: 2, attempts: 5, cause: 'throttled' } },
      { kind: 'streaming' },
      { kind: 'stopped' },
      { kind: 'interrupted', failure: THROTTLED },
    ] as const;
    assert.deepEqual(
      states.map((state) => stateView(finished({ state }), () => failure)),
      [
        { kind: 'waiting', label: 'Searching the knowledge base…' },
        { kind: 'waiting', label: 'AWS is throttling; trying again (2 of 5)…' },
        { kind: 'streaming' },
        { kind: 'stopped' },
        { kind: 'interrupted', failure },
      ],
    );
  });
});

function finished(changes: Partial<Answer>): Answer {
  return { ...newAnswer(0), state: { kind: 'complete', stopReason: 'end_turn' }, endedAt: 2345, ...changes };
}

describe('what an answer used', () => {
  it('counts the cache as input, and tells it apart in the detail', () => {
    const usage = {
      inputTokens: 4,
      outputTokens: 310,
      totalTokens: 1514,
      cacheReadInputTokens: 1000,
      cacheWriteInputTokens: 200,
    };
    assert.deepEqual(usageView(finished({ usage, firstTokenAt: 812 }), english), {
      usage: '1,204 in (1,000 cached) · 310 out · cost unknown · 2.3 s',
      usageDetail:
        '1,204 input tokens, 310 output tokens. Of the input, 1,000 read from the cache and 200 written to it. Its cost is not known. First words after 0.8 s. Took 2.3 s.',
    });
  });

  it('is written as the display language writes numbers', () => {
    const usage = { inputTokens: 1204, outputTokens: 3, totalTokens: 1207 };
    assert.equal(
      usageView(finished({ usage }), createFormat('de')).usage,
      '1.204 in · 3 out · cost unknown · 2,3 s',
    );
  });

  it('is only a time where AWS told no usage, and nothing for an answer cut at a moment nobody knows', () => {
    assert.deepEqual(usageView(finished({ state: { kind: 'stopped' } }), english), {
      usage: '2.3 s',
      usageDetail: 'Took 2.3 s.',
    });
    assert.deepEqual(
      usageView(finished({ state: { kind: 'interrupted', failure: THROTTLED } }), english),
      {},
    );
  });

  it('does not depend on the display language being a language tag', () => {
    assert.equal(createFormat('not a tag').seconds(1000).endsWith(' s'), true);
  });
});

describe('what a guardrail did', () => {
  const finding: GuardrailFinding = {
    side: 'input',
    policy: 'topic',
    name: 'Weather',
    action: 'BLOCKED',
    guardrailId: 'g',
  };

  it('is a sentence a finding, with AWS’s words for what is new', () => {
    const findings: GuardrailFinding[] = [
      finding,
      { ...finding, side: 'output', policy: 'sensitiveInformation', name: 'EMAIL', action: 'ANONYMIZED' },
      {
        ...finding,
        policy: 'content',
        name: 'VIOLENCE',
        action: 'NONE',
        confidence: 'HIGH',
        strength: 'MEDIUM',
      },
      { ...finding, policy: 'contextualGrounding', name: '', score: 0.1, threshold: 0.7 },
      { ...finding, side: 'output', policy: 'telepathy', name: 'thought', action: 'FORGOTTEN' },
    ];
    assert.deepEqual(guardrailView({ findings, reason: 'Guardrail blocked.' }), {
      findings: [
        { text: 'Blocked: denied topic “Weather” in the prompt', effect: 'blocked' },
        { text: 'Masked: sensitive information “EMAIL” in the answer', effect: 'masked' },
        {
          text: 'Detected: content filter “VIOLENCE” in the prompt',
          detail: 'Confidence high, filter set to medium',
          effect: 'other',
        },
        {
          text: 'Blocked: grounding check in the prompt',
          detail: 'Score 0.10, at least 0.70 is wanted',
          effect: 'blocked',
        },
        { text: 'FORGOTTEN: telepathy “thought” in the answer', effect: 'other' },
      ],
    });
    assert.deepEqual(guardrailView({ findings: [], reason: 'No action.' }), {
      findings: [],
      reason: 'No action.',
    });
  });

  it('names the guardrails that an account enforces where none was chosen', () => {
    const applied = [{ id: 'g1', version: '3' }, { id: 'g2' }];
    assert.deepEqual(guardrailView({ findings: [], applied }), { name: 'g1 (3), g2', findings: [] });
    assert.equal(guardrailView({ findings: [], applied }, 'Strict (2)').name, 'Strict (2)');
  });
});

describe('a chip', () => {
  it('counts bytes as they are sent and lines as the editor does', () => {
    assert.deepEqual(attachmentView({ ...CODE, startLine: 3, endLine: 3 }), {
      id: 'a',
      kind: 'selection',
      label: 'src/retry.ts',
      detail: 'line 3',
      bytes: 3,
    });
  });
});

describe('the banner', () => {
  it('is there for the stand-in and for nothing else', () => {
    assert.equal(
      standInBanner({ BEDROCK_WORKBENCH_STAND_IN: '1' }),
      'Answers come from a local stand-in, not from a model.',
    );
    assert.equal(standInBanner({}), undefined);
  });
});
