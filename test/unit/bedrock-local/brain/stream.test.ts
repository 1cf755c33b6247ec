import assert from 'node:assert/strict';
import { at, events, keys, list, Local, streamedText, words } from './harness.ts';

const local = new Local();

describe('A streamed answer', () => {
  it('has AWS’s events in AWS’s order, and announces no text block', async () => {
    const steps = events(await local.steps('repeat: Hello there'));
    assert.deepEqual(steps.slice(0, -1), [
      ['messageStart', { role: 'assistant' }],
      ['contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Hello there' } }],
      ['contentBlockStop', { contentBlockIndex: 0 }],
      ['messageStop', { stopReason: 'end_turn' }],
    ]);
    assert.deepEqual(steps.at(-1), [
      'metadata',
      {
        metrics: { latencyMs: 207 },
        usage: { inputTokens: 9, outputTokens: 3, serverToolUsage: {}, totalTokens: 12 },
      },
    ]);
  });

  it('says what Converse says', async () => {
    for (const text of ['show everything', 'show unicode', 'hello', 'write 3 KB']) {
      const [steps, whole] = await Promise.all([local.steps(text), local.converse(text)]);
      assert.equal(streamedText(steps), words(whole));
    }
  });

  it('is paced, and quick enough however long it is', async () => {
    const waits = async (text: string, maxTokens: number): Promise<number> => {
      const steps = await local.steps(text, { inferenceConfig: { maxTokens } });
      return steps.reduce((sum, step) => sum + (step.kind === 'delay' ? step.ms : 0), 0);
    };
    assert.equal(await waits('repeat: Hello there', 100), 15);
    assert.equal((await waits('write 100 KB', 64_000)) <= 8_000, true);
  });

  it('stops at maxTokens, and says so', async () => {
    const steps = await local.steps('write 10 KB', { inferenceConfig: { maxTokens: 25 } });
    assert.equal(streamedText(steps).length, 100);
    assert.deepEqual(events(steps).at(-2), ['messageStop', { stopReason: 'max_tokens' }]);
  });

  it('stops at a stop sequence, which is left out', async () => {
    const inferenceConfig = { maxTokens: 100, stopSequences: ['three'] };
    const steps = await local.steps('repeat: one two three four', { inferenceConfig });
    assert.equal(streamedText(steps), 'one two ');
    assert.deepEqual(events(steps).at(-2), ['messageStop', { stopReason: 'stop_sequence' }]);
  });

  it('puts a citation before the text that it is for', async () => {
    const document = {
      format: 'txt',
      name: 'facts',
      source: { text: 'Ruby is red.' },
      citations: { enabled: true },
    };
    const messages = [{ role: 'user', content: [{ text: 'Is Ruby red?' }, { document }] }];
    const deltas = events(await local.steps('', { messages })).filter(
      ([name]) => name === 'contentBlockDelta',
    );
    assert.deepEqual(
      deltas.slice(0, 2).map(([, payload]) => keys(at(payload, 'delta'))),
      [['citation'], ['text']],
    );
  });
});

describe('A streamed tool call', () => {
  it('is announced by name and ID, and its input comes in pieces', async () => {
    const json = { type: 'object', properties: { query: { type: 'string' } } };
    const toolConfig = {
      tools: [{ toolSpec: { name: 'search', inputSchema: { json } } }],
      toolChoice: { any: {} },
    };
    const steps = events(await local.steps('Look for "the quick brown fox"', { toolConfig }));
    const [start] = steps.filter(([name]) => name === 'contentBlockStart');
    assert.deepEqual(keys(at(start, 1, 'start', 'toolUse')), ['name', 'toolUseId']);
    const pieces = steps
      .filter(([name]) => name === 'contentBlockDelta')
      .map(([, payload]) => at(payload, 'delta', 'toolUse', 'input'));
    assert.deepEqual([pieces[0], pieces.length > 2], ['', true]);
    assert.deepEqual(JSON.parse(pieces.join('')), { query: 'the quick brown fox' });
  });
});

describe('Streamed reasoning', () => {
  it('ends with its signature, then the text follows in a block of its own', async () => {
    const additionalModelRequestFields = { thinking: { type: 'adaptive' } };
    const steps = events(await local.steps('repeat: Hi', { additionalModelRequestFields }));
    const deltas = steps.flatMap(([name, payload]) =>
      name === 'contentBlockDelta' ? [[at(payload, 'contentBlockIndex'), ...keys(at(payload, 'delta'))]] : [],
    );
    assert.deepEqual(
      [deltas[0], deltas.at(-1)],
      [
        [0, 'reasoningContent'],
        [1, 'text'],
      ],
    );
    const signatures = steps.filter(([, payload]) => JSON.stringify(payload).includes('signature'));
    assert.equal(list(signatures).length, 1);
  });
});
