import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { ModelEvent } from '../../../../src/chat/modelEvent.ts';
import { decodeResponse } from '../../../../src/bedrock/converse/decode/response.ts';
import { createStreamDecoder } from '../../../../src/bedrock/converse/decode/streamEvent.ts';

describe('The events of a stream', () => {
  it('tell text and reasoning as they come, and leave out empty pieces', () => {
    assert.deepEqual(
      decode(
        { messageStart: { role: 'assistant' } },
        delta(0, { text: '' }),
        delta(0, { reasoningContent: { text: 'Hm' } }),
        delta(0, { reasoningContent: { signature: 'sig' } }),
        delta(1, { reasoningContent: { redactedContent: new Uint8Array([1, 2]) } }),
        { contentBlockStop: { contentBlockIndex: 0 } },
        delta(2, { text: 'Hello' }),
      ),
      [
        { kind: 'reasoning', index: 0, text: 'Hm' },
        { kind: 'reasoningSignature', index: 0, signature: 'sig' },
        { kind: 'redactedReasoning', index: 1, base64: 'AQI=' },
        { kind: 'text', index: 2, text: 'Hello' },
      ],
    );
  });

  it('tell a tool call by its start and the pieces of its input', () => {
    assert.deepEqual(
      decode(
        start(1, { toolUse: { toolUseId: 't1', name: 'weather' } }),
        delta(1, { toolUse: { input: '' } }),
        delta(1, { toolUse: { input: '{"city":' } }),
        delta(1, { toolUse: { input: '"Paris"}' } }),
      ),
      [
        { kind: 'toolCall', index: 1, id: 't1', name: 'weather' },
        { kind: 'toolInput', index: 1, json: '{"city":' },
        { kind: 'toolInput', index: 1, json: '"Paris"}' },
      ],
    );
  });

  it('tell the result of a tool that ran on AWS’s side', () => {
    assert.deepEqual(
      decode(
        start(1, { toolResult: { toolUseId: 't1', type: 'nova_code_interpreter_result' } }),
        delta(1, { toolResult: [{ json: { stdOut: '42' } }, { text: ' done' }, { $unknown: ['film', {}] }] }),
      ),
      [
        { kind: 'toolResult', index: 1, toolUseId: 't1', text: '' },
        { kind: 'toolResult', index: 1, toolUseId: 't1', text: '{"stdOut":"42"} done[film]' },
      ],
    );
  });
});

describe('The last events of a stream', () => {
  it('tell the stop and what comes after it', () => {
    const usage = {
      inputTokens: 1,
      outputTokens: 2,
      totalTokens: 15,
      cacheReadInputTokens: 5,
      cacheWriteInputTokens: 7,
    };
    assert.deepEqual(
      decode(
        { messageStop: { stopReason: 'end_turn' } },
        {
          metadata: {
            usage: {
              ...usage,
              cacheDetails: [
                { ttl: '1h', inputTokens: 3 },
                { ttl: '5m', inputTokens: 4 },
              ],
            },
            metrics: { latencyMs: 9 },
            serviceTier: { type: 'flex' },
          },
        },
      ),
      [
        { kind: 'stop', reason: 'end_turn' },
        {
          kind: 'metadata',
          usage: { ...usage, cacheWrite1hInputTokens: 3 },
          latencyMs: 9,
          serviceTier: 'flex',
        },
      ],
    );
  });
});

describe('Events that nobody knows yet', () => {
  it('tell blocks of unknown kinds by name, and nothing of unknown events', () => {
    assert.deepEqual(
      decode(
        { $unknown: ['weatherReport', { rain: true }] },
        start(0, { $unknown: ['hologram', { depth: 3 }] }),
        delta(1, { $unknown: ['smell', {}] }),
        delta(2, { reasoningContent: { $unknown: ['dream', {}] } }),
      ),
      [
        { kind: 'unknownBlock', index: 0, name: 'hologram' },
        { kind: 'unknownBlock', index: 1, name: 'smell' },
      ],
    );
  });
});

const LOCATIONS: readonly (readonly [location: object | undefined, told: string | undefined])[] = [
  [{ web: { url: 'https://a.example/x', domain: 'a.example' } }, 'https://a.example/x'],
  [{ web: { domain: 'a.example' } }, 'a.example'],
  [{ documentPage: { documentIndex: 0, start: 2, end: 3 } }, 'pages 2–3'],
  [{ documentChunk: { start: 4, end: 4 } }, 'chunks 4'],
  [{ documentChar: { start: 0, end: 73 } }, 'characters 0–73'],
  [{ searchResultLocation: { searchResultIndex: 1 } }, 'search result 1'],
  [{ $unknown: ['hologram', {}] }, undefined],
  [undefined, undefined],
];

describe('A citation', () => {
  for (const [location, told] of LOCATIONS) {
    it(`at ${location ? JSON.stringify(location) : 'no place'} is told as ${told ?? 'nowhere'}`, () => {
      const citation = { title: 'Facts', sourceContent: [{ text: 'Ruby ' }, { text: 'shines.' }], location };
      assert.deepEqual(decode(delta(0, { citation })), [
        {
          kind: 'citation',
          index: 0,
          citation: { title: 'Facts', text: 'Ruby shines.', ...(told !== undefined && { location: told }) },
        },
      ]);
    });
  }

  it('is told by its source where it names one', () => {
    assert.deepEqual(decode(delta(0, { citation: { source: 'https://b.example' } })), [
      {
        kind: 'citation',
        index: 0,
        citation: { title: 'https://b.example', text: '', location: 'https://b.example' },
      },
    ]);
  });
});

describe('An answer in one piece', () => {
  it('gives the events that a stream would have given', () => {
    const content = [
      { reasoningContent: { reasoningText: { text: 'Hm', signature: 'sig' } } },
      { reasoningContent: { redactedContent: new Uint8Array([1]) } },
      { citationsContent: { content: [{ text: 'Cited.' }], citations: [{ title: 'Facts' }] } },
      { text: 'Plain.' },
      { toolUse: { toolUseId: 't1', name: 'weather', input: { city: 'Paris' } } },
      { toolResult: { toolUseId: 't0', content: [{ text: 'Rain' }] } },
      { $unknown: ['hologram', {}] },
    ];
    const response = {
      output: { message: { role: 'assistant', content } },
      stopReason: 'tool_use',
      usage: null,
    };
    assert.deepEqual(decodeResponse(response), [
      { kind: 'reasoning', index: 0, text: 'Hm' },
      { kind: 'reasoningSignature', index: 0, signature: 'sig' },
      { kind: 'redactedReasoning', index: 1, base64: 'AQ==' },
      { kind: 'citation', index: 2, citation: { title: 'Facts', text: '' } },
      { kind: 'text', index: 2, text: 'Cited.' },
      { kind: 'text', index: 3, text: 'Plain.' },
      { kind: 'toolCall', index: 4, id: 't1', name: 'weather' },
      { kind: 'toolInput', index: 4, json: '{"city":"Paris"}' },
      { kind: 'toolResult', index: 5, toolUseId: 't0', text: 'Rain' },
      { kind: 'unknownBlock', index: 6, name: 'hologram' },
      { kind: 'stop', reason: 'tool_use' },
      { kind: 'metadata' },
    ]);
  });
});

/** Members that exist, with anything in them. */
const NAMES = [
  ...[
    'contentBlockStart',
    'contentBlockDelta',
    'messageStop',
    'metadata',
    'contentBlockIndex',
    'start',
    'delta',
  ],
  ...[
    'text',
    'reasoningContent',
    'toolUse',
    'toolResult',
    'citation',
    'input',
    'trace',
    'guardrail',
    'usage',
    '$unknown',
  ],
  ...[
    'inputAssessment',
    'outputAssessments',
    'topicPolicy',
    'topics',
    'findings',
    'automatedReasoningPolicy',
  ],
  ...['output', 'message', 'content', 'citationsContent', 'citations', 'sourceContent', 'location', 'web'],
];
const anything = fc.anything({
  key: fc.constantFrom(...NAMES),
  maxDepth: 6,
  withBigInt: true,
  withNullPrototype: true,
});

describe('Whatever comes over the wire', () => {
  it('is decoded without an exception', () => {
    fc.assert(
      fc.property(anything, (value) => {
        assert.ok(Array.isArray(createStreamDecoder()(value)));
        assert.ok(Array.isArray(decodeResponse(value)));
      }),
      { numRuns: 2000 },
    );
  });
});

function decode(...events: readonly object[]): readonly ModelEvent[] {
  const decoder = createStreamDecoder();
  return events.flatMap((event) => decoder(event));
}

function start(contentBlockIndex: number, value: object): object {
  return { contentBlockStart: { contentBlockIndex, start: value } };
}

function delta(contentBlockIndex: number, value: object): object {
  return { contentBlockDelta: { contentBlockIndex, delta: value } };
}
