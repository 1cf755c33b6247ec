import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itWithRecording } from '../../../fakes/vector.ts';
import { readModelHints } from '../../../../src/bedrock/catalogue/modelHints.ts';

function hintsOf(summary: object): unknown {
  return readModelHints({ modelSummaries: [{ modelId: 'm', ...summary }] }).get('m');
}

describe('The hints in the raw list of models', () => {
  it('are read where they are', () => {
    assert.deepEqual(
      hintsOf({
        modelFamily: 'Claude',
        converse: {
          maxTokensMaximum: 64_000,
          systemRoleSupported: true,
          reasoningSupported: { embedded: false },
        },
        description: { maxContextWindow: '200K' },
        explicitPromptCaching: { isSupported: true },
        guardrailsSupported: false,
        latencyOptimizationSupported: true,
      }),
      {
        family: 'Claude',
        maxOutputTokens: 64_000,
        contextWindow: 200_000,
        systemPrompts: true,
        guardrails: false,
        latencyOptimized: true,
        promptCaching: true,
        reasoning: true,
      },
    );
  });

  it('are absent where AWS sends null, nothing, or another type', () => {
    assert.deepEqual(hintsOf({ converse: null, description: null, modelFamily: '' }), {});
    assert.deepEqual(hintsOf({}), {});
    assert.deepEqual(
      hintsOf({
        converse: { maxTokensMaximum: '64000', systemRoleSupported: 'yes' },
        guardrailsSupported: 1,
      }),
      {},
    );
    assert.deepEqual(
      hintsOf({ converse: { maxTokensMaximum: -1 }, description: { maxContextWindow: 'huge' } }),
      {},
    );
  });
});

describe('That a model reasons', () => {
  const reasons = (reasoningSupported: unknown): unknown => {
    const hints = hintsOf({ converse: { reasoningSupported } });
    return typeof hints === 'object' && hints !== null && 'reasoning' in hints ? hints.reasoning : undefined;
  };

  it('is told by an object, whatever it holds, and by null that it does not', () => {
    const told = [{ embedded: false }, { embedded: true }, {}, true, null, false, 'yes', undefined];
    assert.deepEqual(told.map(reasons), [true, true, true, true, false, false, undefined, undefined]);
  });

  itWithRecording('is told of the models that AWS lists', 'list-foundation-models', ({ body }) => {
    const hints = readModelHints(JSON.parse(String(body)));
    const ids = [
      'anthropic.claude-haiku-4-5-20251001-v1:0',
      'amazon.nova-2-lite-v1:0',
      'google.gemma-3-4b-it',
    ];
    const told = [...ids, 'anthropic.claude-3-7-sonnet-20250219-v1:0'].map((id) => hints.get(id)?.reasoning);
    assert.deepEqual(told, [true, true, false, undefined]);
    return Promise.resolve();
  });
});

describe('The hints, whatever AWS makes of them,', () => {
  it('know the ways in which AWS writes a context window', () => {
    const windows = ['200K', '200k', '1M', '128000', ' 1.5 m ', 4096].map((maxContextWindow) =>
      hintsOf({ description: { maxContextWindow } }),
    );
    assert.deepEqual(
      windows,
      [200_000, 200_000, 1_000_000, 128_000, 1_500_000, 4096].map((contextWindow) => ({ contextWindow })),
    );
  });

  it('never throw, whatever the body is', () => {
    const summary = fc.oneof(
      fc.jsonValue(),
      fc.record({ modelId: fc.string(), converse: fc.jsonValue(), description: fc.jsonValue() }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ modelSummaries: fc.array(summary) })), (body) => {
        readModelHints(body);
      }),
    );
  });
});
