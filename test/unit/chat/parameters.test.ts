import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planParameters } from '../../../src/chat/parameters.ts';
import type { InferenceSettings } from '../../../src/chat/inference.ts';
import type { ModelTarget } from '../../../src/chat/modelRequest.ts';
import { aModel } from '../../fakes/catalogue.ts';
import { anyChoices } from '../../fakes/services.ts';

const IDS = ['anthropic.claude-haiku-4-5-20251001-v1:0', 'anthropic.claude-new', 'x.y'];

const targets: fc.Arbitrary<ModelTarget> = fc
  .record({
    id: fc.constantFrom(...IDS),
    provider: fc.constantFrom('Anthropic', 'Amazon', 'OpenAI', 'Never Seen'),
    reasoning: fc.constantFrom(true, false, undefined),
    latencyOptimized: fc.constantFrom(true, false, undefined),
  })
  .map(({ id, provider, reasoning, latencyOptimized }) => ({
    ...anyChoices.target,
    foundationModelId: id,
    model: aModel(id, {
      provider,
      ...(reasoning !== undefined && { reasoning }),
      ...(latencyOptimized !== undefined && { latencyOptimized }),
    }),
  }));

const settings = fc.record(
  {
    temperature: fc.double({ min: 0, max: 1, noNaN: true }),
    topP: fc.double({ min: 0, max: 1, noNaN: true }),
    reasoningEffort: fc.constantFrom('off' as const, 'low' as const, 'medium' as const, 'high' as const),
    serviceTier: fc.constantFrom('flex', 'never-seen'),
    latency: fc.constant('optimized' as const),
    requestMetadata: fc.dictionary(fc.string(), fc.string(), { maxKeys: 20 }),
  },
  { requiredKeys: [] },
);

function thinks({ additionalFields = {} }: ReturnType<typeof planParameters>['fields']): boolean {
  const off = { reasoningConfig: { type: 'disabled' } };
  return Object.keys(additionalFields).length > 0 && JSON.stringify(additionalFields) !== JSON.stringify(off);
}

describe('Whatever a person set and a model has, the parameters', () => {
  const holds = (
    check: (planned: ReturnType<typeof planParameters>, set: InferenceSettings) => void,
  ): void => {
    fc.assert(
      fc.property(targets, settings, fc.integer({ min: 1, max: 9000 }), (target, set, maxTokens) => {
        const planned = planParameters(target, set, maxTokens);
        check(planned, set);
        const { thinking } = planned.fields.additionalFields ?? {};
        if (typeof thinking === 'object' && thinking !== null && 'budget_tokens' in thinking) {
          const budget = Number(thinking['budget_tokens']);
          assert.ok(budget >= 1024 && budget < maxTokens);
        }
      }),
    );
  };

  it('never hold temperature beside topP, nor either where the model thinks', () => {
    holds(({ fields }, set) => {
      assert.ok(fields.temperature === undefined || fields.topP === undefined);
      if (thinks(fields)) assert.equal(fields.temperature ?? fields.topP, undefined);
      assert.ok(fields.temperature === undefined || fields.temperature === set.temperature);
    });
  });

  it('are each sent or left out for a reason, and nothing that nobody set is either', () => {
    holds(({ sent, leftOut }, set) => {
      const told = new Set<string>([...sent, ...leftOut].map(({ name }) => name));
      const asked = Object.keys(set).filter(
        (name) => name !== 'requestMetadata' || Object.keys(set.requestMetadata ?? {}).length > 0,
      );
      assert.deepEqual([...told].sort(), asked.sort());
    });
  });

  it('hold no more metadata than AWS takes', () => {
    holds(({ fields: { requestMetadata: pairs } }) => {
      assert.ok(pairs === undefined || (Object.keys(pairs).length > 0 && Object.keys(pairs).length <= 16));
    });
  });
});
