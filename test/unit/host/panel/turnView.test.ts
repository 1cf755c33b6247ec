import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Answer } from '../../../../src/chat/conversation.ts';
import { TurnView } from '../../../../src/protocol/views.ts';
import { turnView } from '../../../../src/host/panel/turnView.ts';
import { aTurn, CODE, context, HELLO, THROTTLED } from './samples.ts';

const by = {
  modelLabel: 'Some Model',
  modelId: 'eu.some.model',
  region: 'eu-west-1',
  profile: 'dev',
  guardrail: 'Strict (2)',
  knowledgeBase: 'Runbooks',
};

const FACTS = [
  { label: 'Sent to', value: 'eu.some.model', copy: 'eu.some.model' },
  { label: 'Sent from', value: 'eu-west-1' },
  { label: 'Profile', value: 'dev' },
  { label: 'Guardrail', value: 'Strict (2)' },
  { label: 'Knowledge base', value: 'Runbooks' },
  { label: 'Input', value: '1,204 tokens' },
  { label: 'Output', value: '310 tokens' },
  { label: 'Cost', value: 'unknown: no price of this model is known' },
  { label: 'Whole answer', value: '2.3 s' },
  { label: 'Ended', value: 'The model had finished (end_turn)' },
];

describe('the view of a turn', () => {
  it('shows the prompt with its code, and what is waited for', () => {
    const turn = aTurn({}, { prompt: { ...HELLO, attachments: [CODE] } });
    assert.deepEqual(turnView(turn, context), {
      id: 't',
      prompt: {
        text: 'Hello',
        attachments: [{ id: 'a', kind: 'selection', label: 'src/retry.ts', detail: 'lines 3–20', bytes: 3 }],
      },
      answer: {
        state: { kind: 'waiting', label: 'Waiting for the model…' },
        blocks: [],
        sources: [],
        startedAt: 1000,
      },
    });
  });

  it('shows a whole answer: who answered, its blocks in their places, sources, usage and guardrail', () => {
    const turn = aTurn({
      state: { kind: 'complete', stopReason: 'end_turn' },
      by,
      blocks: [
        { kind: 'reasoning', index: 0, text: 'Hm', signature: 'sig' },
        {
          kind: 'text',
          index: 2,
          text: 'Hi [1]',
          citations: [{ title: 'Doc', text: 'Hi', location: 'p. 3' }],
        },
        { kind: 'toolCall', index: 3, id: 'x', name: 'search', text: '{}' },
        { kind: 'toolResult', index: 4, toolUseId: 'x', text: 'found' },
        { kind: 'unknown', index: 5, name: 'audio', text: '' },
      ],
      sources: [{ title: 'Runbook', text: 'Restart.', uri: 's3://b/r.md', score: 0.9 }],
      usage: { inputTokens: 1204, outputTokens: 310, totalTokens: 1514 },
      guardrail: { findings: [], reason: 'No action.' },
      endedAt: 3300,
    });
    assert.deepEqual(turnView(turn, context).answer, {
      state: { kind: 'complete' },
      blocks: [
        { kind: 'reasoning', text: 'Hm', redacted: false },
        { kind: 'text', text: 'Hi [1]', citations: [{ title: 'Doc', text: 'Hi', location: 'p. 3' }] },
        { kind: 'toolCall', name: 'search', text: '{}' },
        { kind: 'toolResult', text: 'found' },
        { kind: 'unknown', name: 'audio', text: '' },
      ],
      sources: [{ title: 'Runbook', text: 'Restart.', uri: 's3://b/r.md', score: 0.9 }],
      by: 'Some Model · eu-west-1 · Strict (2) · Runbooks',
      usage: '1,204 in · 310 out · cost unknown · 2.3 s',
      usageDetail: '1,204 input tokens, 310 output tokens. Its cost is not known. Took 2.3 s.',
      facts: FACTS,
      guardrail: { name: 'Strict (2)', findings: [], reason: 'No action.' },
    });
  });
});

describe('the view of a turn that failed, or was stored by another version', () => {
  it('shows a failure with AWS’s words, the request’s id and a button for each action', () => {
    const failure = {
      ...THROTTLED,
      detail: 'Too many tokens.',
      requestId: 'r-1',
      status: 429,
      exception: 'ThrottlingException',
    };
    const { answer } = turnView(aTurn({ state: { kind: 'failed', failure } }), context);
    assert.deepEqual(answer.state, {
      kind: 'failed',
      failure: {
        message: 'Slow down.',
        remedy: 'Wait.',
        actions: [{ id: 'retry', label: 'retry' }],
        detail: 'Too many tokens.',
        code: 'ThrottlingException · 429',
        requestId: 'r-1',
      },
    });
  });

  it('is what the protocol lets through, also for what was stored with more fields', () => {
    const turn = aTurn({
      sources: [{ title: 'A', text: 'B', ...{ later: 1 } }],
      blocks: [
        { kind: 'text', index: 0, text: 'x', citations: [{ title: 'C', text: 'D', ...{ later: 1 } }] },
      ],
    });
    const view = turnView(turn, context);
    assert.deepEqual(v.parse(TurnView, structuredClone(view)), view);
  });
});

describe('the view of a turn with a guardrail that found nothing', () => {
  const complete = { state: { kind: 'complete', stopReason: 'end_turn' } } as const;
  const shown = (change: Partial<Answer>) => turnView(aTurn(change), context).answer.guardrail;

  it('has no guardrail card where none was applied', () => {
    assert.equal(shown({ ...complete, guardrail: { findings: [] } }), undefined);
  });

  it('says which one was applied, also where the account enforces it', () => {
    const guardrail = { findings: [], applied: [{ id: 'g1', version: '3' }] };
    assert.deepEqual(shown({ ...complete, guardrail }), { name: 'g1 (3)', findings: [] });
    assert.equal(shown({ state: { kind: 'streaming' }, guardrail }), undefined);
  });
});

describe('the view of an answer that a guardrail or the model’s limits shaped', () => {
  const finding = { policy: 'topic', name: 'Weather', guardrailId: 'g' } as const;
  const words = { kind: 'text', index: 0, text: 'Not about the weather.', citations: [] } as const;
  const intervened = { kind: 'complete', stopReason: 'guardrail_intervened' } as const;

  it('tells a blocked prompt once, as the guardrail’s words and not as an answer', () => {
    const guardrail = {
      findings: [{ ...finding, side: 'input', action: 'BLOCKED' } as const],
      reason: 'Guardrail blocked.',
    };
    const { answer } = turnView(aTurn({ state: intervened, blocks: [words], guardrail }), context);
    assert.deepEqual(
      [answer.state, answer.blocks, answer.guardrail],
      [
        { kind: 'complete' },
        [],
        {
          message: 'Not about the weather.',
          findings: [{ text: 'Blocked: denied topic “Weather” in the prompt', effect: 'blocked' }],
        },
      ],
    );
  });

  it('keeps what the model said where its answer was masked or cut', () => {
    const guardrail = { findings: [{ ...finding, side: 'output', action: 'ANONYMIZED' } as const] };
    const { answer } = turnView(aTurn({ state: intervened, blocks: [words], guardrail }), context);
    assert.equal(answer.blocks.length, 1);
    assert.deepEqual(answer.guardrail, {
      findings: [{ text: 'Masked: denied topic “Weather” in the answer', effect: 'masked' }],
    });
    assert.deepEqual(answer.state, { kind: 'complete' });
  });

  it('says in a note that a guardrail intervened where AWS sent no trace', () => {
    const { answer } = turnView(aTurn({ state: intervened, blocks: [words] }), context);
    assert.deepEqual(answer.state, { kind: 'complete', note: 'The guardrail intervened.' });
  });

  it('says in which other form the model was asked', () => {
    const reshaped = [
      { kind: 'not-streamed' },
      { kind: 'system-in-message' },
      { kind: 'token-limit', maxTokens: 512 },
      { kind: 'not-cached' },
      { kind: 'standard-latency' },
    ] as const;
    assert.deepEqual(turnView(aTurn({ reshaped }), context).answer.notes, [
      'The model does not stream: its answer came in one piece.',
      'The model takes no system prompt: the rules went before your first message.',
      'The model’s own limit of 512 tokens was used for the answer.',
      'The model takes no cache points: the call was made without them.',
      'The model has no optimized latency here: it answered at its usual pace.',
    ]);
  });
});
