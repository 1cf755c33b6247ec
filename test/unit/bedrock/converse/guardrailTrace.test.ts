import assert from 'node:assert/strict';
import { decodeGuardrailTrace } from '../../../../src/bedrock/converse/decode/guardrail.ts';

const BLOCKED = { action: 'BLOCKED', detected: true };

describe('The trace of a guardrail', () => {
  it('is told as a list over all policies', () => {
    const assessment = {
      topicPolicy: { topics: [{ name: 'Weather', type: 'DENY', ...BLOCKED }] },
      contentPolicy: { filters: [{ type: 'VIOLENCE', confidence: 'HIGH', ...BLOCKED }] },
      wordPolicy: {
        customWords: [{ match: 'singularity', ...BLOCKED }],
        managedWordLists: [{ type: 'PROFANITY', ...BLOCKED }],
      },
      sensitiveInformationPolicy: {
        piiEntities: [{ type: 'EMAIL', match: 'a@b.example', action: 'ANONYMIZED' }],
        regexes: [
          { name: 'ticket', regex: 'T-[0-9]+', match: 'T-1', ...BLOCKED },
          { regex: 'X+', ...BLOCKED },
        ],
      },
      contextualGroundingPolicy: { filters: [{ type: 'GROUNDING', threshold: 0.7, score: 0.1, ...BLOCKED }] },
      automatedReasoningPolicy: { findings: [{ invalid: {} }, { $unknown: ['undecided', {}] }] },
    };
    const trace = decodeGuardrailTrace({
      inputAssessment: { g1: assessment },
      actionReason: 'Guardrail blocked.',
    });
    assert.equal(trace?.reason, 'Guardrail blocked.');
    assert.deepEqual(
      trace.findings.map(({ policy, name, action }) => [policy, name, action].join(' ')),
      [
        'topic Weather BLOCKED',
        'content VIOLENCE BLOCKED',
        'word singularity BLOCKED',
        'word PROFANITY BLOCKED',
        'sensitiveInformation EMAIL ANONYMIZED',
        'sensitiveInformation ticket BLOCKED',
        'sensitiveInformation X+ BLOCKED',
        'contextualGrounding GROUNDING BLOCKED',
        'automatedReasoning invalid NONE',
        'automatedReasoning undecided NONE',
      ],
    );
  });
});

describe('What a guardrail measured', () => {
  it('is told with what it found', () => {
    const { findings } =
      decodeGuardrailTrace({
        outputAssessments: {
          g1: [
            {
              contentPolicy: {
                filters: [{ type: 'HATE', confidence: 'LOW', filterStrength: 'HIGH', ...BLOCKED }],
              },
              contextualGroundingPolicy: {
                filters: [{ type: 'RELEVANCE', threshold: 0.7, score: 0, ...BLOCKED }],
              },
            },
          ],
        },
      }) ?? {};
    const at = { side: 'output', guardrailId: 'g1', action: 'BLOCKED' };
    assert.deepEqual(findings, [
      { ...at, policy: 'content', name: 'HATE', confidence: 'LOW', strength: 'HIGH' },
      { ...at, policy: 'contextualGrounding', name: 'RELEVANCE', score: 0, threshold: 0.7 },
    ]);
  });

  it('names each guardrail that looked once, with its version', () => {
    const details = (guardrailId: string, guardrailVersion: string) => ({
      appliedGuardrailDetails: { guardrailId, guardrailVersion },
    });
    const trace = decodeGuardrailTrace({
      inputAssessment: { 'arn:aws:bedrock:us-east-1:1:guardrail/g1': details('g1', '2'), g2: {} },
      outputAssessments: { 'arn:aws:bedrock:us-east-1:1:guardrail/g1': [details('g1', '2')] },
    });
    assert.deepEqual(trace?.applied, [{ id: 'g1', version: '2' }, { id: 'g2' }]);
  });
});

describe('The trace of several guardrails', () => {
  it('tells each, on both sides', () => {
    const topics = (name: string) => ({ topicPolicy: { topics: [{ name, ...BLOCKED }] } });
    const trace = decodeGuardrailTrace({
      inputAssessment: { g1: topics('One'), g2: topics('Two') },
      outputAssessments: { g1: [topics('Three'), topics('Four')] },
    });
    assert.deepEqual(
      trace?.findings.map(({ side, guardrailId, name }) => [side, guardrailId, name].join(' ')),
      ['input g1 One', 'input g2 Two', 'output g1 Three', 'output g1 Four'],
    );
  });
});

describe('A trace that says little', () => {
  it('leaves out what was looked for and not found', () => {
    const filters = [
      { type: 'INSULTS', action: 'NONE', detected: false },
      { type: 'HATE', action: 'NONE' },
      { type: 'SEXUAL', action: 'NONE', detected: true },
    ];
    const trace = decodeGuardrailTrace({ inputAssessment: { g1: { contentPolicy: { filters } } } });
    assert.deepEqual(
      trace?.findings.map(({ name, action }) => [name, action]),
      [['SEXUAL', 'NONE']],
    );
  });

  it('may hold nothing at all', () => {
    assert.deepEqual(decodeGuardrailTrace({}), { findings: [] });
    assert.deepEqual(
      decodeGuardrailTrace({ inputAssessment: { g1: { topicPolicy: null } }, outputAssessments: null }),
      { findings: [], applied: [{ id: 'g1' }] },
    );
    assert.equal(decodeGuardrailTrace(undefined), undefined);
  });
});
