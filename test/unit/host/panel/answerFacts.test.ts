import assert from 'node:assert/strict';
import type { ModelPrice } from '../../../../src/chat/prices.ts';
import { answerFacts } from '../../../../src/host/panel/answerFacts.ts';
import { endActions, runEndAction } from '../../../../src/host/panel/endActions.ts';
import { createFormat } from '../../../../src/host/panel/format.ts';
import { usageView } from '../../../../src/host/panel/usageView.ts';
import { aTurn } from './samples.ts';

const english = createFormat('en');

const price: ModelPrice = { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25, source: 'library' };

const cut = aTurn({
  state: { kind: 'complete', stopReason: 'max_tokens' },
  by: {
    modelLabel: 'Some Model',
    modelId: 'eu.some.model',
    region: 'eu-west-1',
    caller: { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/ada' },
    foundationModelId: 'some.model',
    destinationRegions: ['eu-central-1', 'eu-west-1'],
    maxTokens: 310,
    price,
  },
  usage: {
    inputTokens: 4,
    outputTokens: 310,
    totalTokens: 1514,
    cacheReadInputTokens: 1000,
    cacheWriteInputTokens: 200,
  },
  asked: { inputTokens: 1100, maxTokens: 310, burnDown: 5 },
  requestId: 'r-1',
  serviceTier: 'flex',
  latencyMs: 2100,
  firstTokenAt: 1812,
  endedAt: 3345,
});

describe('what is known of an answer', () => {
  it('is told whole: route, tokens, cost, times, how it ended, and the request’s id to copy', () => {
    assert.deepEqual(answerFacts(cut.answer, english), [
      { label: 'Sent to', value: 'eu.some.model', copy: 'eu.some.model' },
      { label: 'Model behind it', value: 'some.model' },
      { label: 'Sent from', value: 'eu-west-1' },
      { label: 'Processed in one of', value: 'eu-central-1, eu-west-1' },
      { label: 'Account', value: '111122223333 · user/ada' },
      { label: 'Input', value: '1,204 tokens: 4 new, 1,000 read from the cache, 200 written to it' },
      { label: 'Output', value: '310 of at most 310 tokens' },
      {
        label: 'Reserved quota',
        value: '2,754 tokens: each token of the longest answer counts 5 times',
      },
      { label: 'Cost', value: '≈ $0.0019 (list price $1.00 in, $5.00 out per million tokens)' },
      { label: 'First words', value: 'after 0.8 s' },
      { label: 'Whole answer', value: '2.3 s' },
      { label: 'Measured by AWS', value: '2.1 s' },
      { label: 'Ended', value: 'The answer was cut at the maximum number of tokens (max_tokens)' },
      { label: 'Service tier', value: 'flex' },
      { label: 'Request ID', value: 'r-1', copy: 'r-1' },
    ]);
    assert.equal(
      usageView(cut.answer, english).usage,
      '1,204 in (1,000 cached) · 310 out · ≈ $0.0019 · 2.3 s',
    );
  });

  it('is nothing while it is under way', () => {
    assert.deepEqual(answerFacts({ ...cut.answer, state: { kind: 'streaming' } }, english), []);
  });
});

describe('sums of money', () => {
  it('are as exact as their size needs', () => {
    const sums = [0, 12.3, 1, 0.5, 0.12345, 0.004_21, 0.000_012_3, 0.000_001];
    assert.deepEqual(sums.map(english.usd), [
      '$0.00',
      '$12.30',
      '$1.00',
      '$0.50',
      '$0.12',
      '$0.0042',
      '$0.000012',
      '< $0.00001',
    ]);
  });
});

describe('an answer that was cut at the maximum number of tokens', () => {
  it('offers to go on, or to allow more', () => {
    const done: unknown[] = [];
    const ports = {
      send: (text: string) => done.push(text),
      execute: (...all: unknown[]) => done.push(all),
    };
    const [goOn, more] = endActions(cut);
    assert.deepEqual([goOn?.label, more?.label], ['Continue', 'Change Maximum Tokens']);
    assert.deepEqual(
      [goOn, more].map((action) => runEndAction(ports, cut, action?.id ?? '')),
      [true, true],
    );
    assert.deepEqual(done, [
      'Continue where you were cut off.',
      ['workbench.action.openSettings', '@id:bedrockWorkbench.maxTokens.chat'],
    ]);
  });

  it('is the only one: any other answer offers nothing, and takes no such action', () => {
    const whole = aTurn({ state: { kind: 'complete', stopReason: 'end_turn' } });
    assert.deepEqual(endActions(whole), []);
    const ports = { send: () => assert.fail(), execute: () => assert.fail() };
    assert.equal(runEndAction(ports, whole, endActions(cut)[0]?.id ?? ''), false);
    assert.equal(runEndAction(ports, cut, 'retry'), false);
  });
});
