import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Constraint } from '../../../bedrock-local/wire/model/constraint.ts';
import { constraintsByService } from '../../../bedrock-local/wire/model/constraints/byService.ts';
import { constrainedMembers, matches } from './awsModels.ts';
import { recorded } from './recordings.ts';

const served = {
  bedrock: [
    ...[
      'ListFoundationModels',
      'GetFoundationModel',
      'GetFoundationModelAvailability',
      'ListInferenceProfiles',
    ],
    ...['GetInferenceProfile', 'ListGuardrails', 'GetGuardrail'],
    ...['ListImportedModels', 'ListCustomModels', 'ListCustomModelDeployments', 'ListPromptRouters'],
    ...['ListProvisionedModelThroughputs', 'ListMarketplaceModelEndpoints', 'GetUseCaseForModelAccess'],
    ...['ListFoundationModelAgreementOffers', 'CreateFoundationModelAgreement'],
  ],
  'bedrock-runtime': ['Converse', 'ConverseStream', 'ApplyGuardrail', 'CountTokens'],
  'bedrock-agent': ['ListKnowledgeBases', 'GetKnowledgeBase'],
  'bedrock-agent-runtime': ['Retrieve'],
} as const;

function members(service: keyof typeof served): readonly (readonly [string, Constraint])[] {
  return constrainedMembers(service, served[service]);
}

/** The patterns are written in other words than AWS's. */
function withoutPattern(constraint: Constraint): Constraint {
  const { each, key, value } = constraint;
  const rest = Object.entries(constraint).filter(([name]) => name !== 'pattern');
  return {
    ...Object.fromEntries(rest),
    ...(each && { each: withoutPattern(each) }),
    ...(key && { key: withoutPattern(key) }),
    ...(value && { value: withoutPattern(value) }),
  };
}

recorded('The table of constraints', () => {
  for (const service of ['bedrock', 'bedrock-runtime', 'bedrock-agent', 'bedrock-agent-runtime'] as const) {
    it(`has what AWS’s model of ${service} demands`, () => {
      const table = constraintsByService[service];
      const wanted = members(service);
      assert.deepEqual(
        wanted.map(([name]) => [name, withoutPattern(table[name] ?? {})]),
        wanted.map(([name, constraint]) => [name, withoutPattern(constraint)]),
      );
    });

    it(`lets no text through that AWS’s patterns of ${service} refuse`, () => {
      for (const [name, { pattern }] of members(service)) {
        if (pattern === undefined || pattern === '^[\\s\\S]+$') continue;
        const ours = constraintsByService[service][name]?.pattern;
        assert.ok(ours !== undefined, `${name} has no pattern`);
        const text = fc.stringMatching(new RegExp(`^(?:${ours})$`));
        fc.assert(
          fc.property(text, (sample) => assert.ok(matches(pattern, sample), `${name}: ${sample}`)),
          { numRuns: 25 },
        );
      }
    }).timeout(60_000);
  }
});
