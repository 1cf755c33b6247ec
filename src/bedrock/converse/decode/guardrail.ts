import type { AppliedGuardrail, GuardrailFinding, GuardrailTrace } from '../../../chat/modelEvent.ts';
import { defined } from '../../defined.ts';
import { isRecord, list, member, record, text, type Wire } from './wire.ts';

type Found = Omit<GuardrailFinding, 'side' | 'guardrailId'>;

/** Where an assessment lists what it found, and which member names it. */
interface Listing {
  readonly policy: string;
  readonly from: string;
  readonly list: string;
  readonly names: readonly string[];
}

const LISTINGS: readonly Listing[] = [
  { policy: 'topic', from: 'topicPolicy', list: 'topics', names: ['name'] },
  { policy: 'content', from: 'contentPolicy', list: 'filters', names: ['type'] },
  { policy: 'word', from: 'wordPolicy', list: 'customWords', names: ['match'] },
  { policy: 'word', from: 'wordPolicy', list: 'managedWordLists', names: ['match', 'type'] },
  // The entity's type, never the match: that is what the guardrail hides.
  {
    policy: 'sensitiveInformation',
    from: 'sensitiveInformationPolicy',
    list: 'piiEntities',
    names: ['type'],
  },
  {
    policy: 'sensitiveInformation',
    from: 'sensitiveInformationPolicy',
    list: 'regexes',
    names: ['name', 'regex'],
  },
  { policy: 'contextualGrounding', from: 'contextualGroundingPolicy', list: 'filters', names: ['type'] },
];

/** `GuardrailTraceAssessment` as a list of what was found, by every guardrail, on the way in and out. */
export function decodeGuardrailTrace(trace: unknown): GuardrailTrace | undefined {
  if (!isRecord(trace)) return undefined;
  const input = Object.entries(record(trace['inputAssessment']));
  const output = Object.entries(record(trace['outputAssessments'])).flatMap(([id, assessments]) =>
    list(assessments).map((assessment) => [id, assessment] as const),
  );
  const applied = [...input, ...output].map(([id, assessment]) => appliedTo(id, assessment));
  return {
    findings: [
      ...input.flatMap(([id, assessment]) => findings('input', id, assessment)),
      ...output.flatMap(([id, assessment]) => findings('output', id, assessment)),
    ],
    ...defined({ reason: text(trace['actionReason']) }),
    ...(applied.length > 0 && { applied: unique(applied) }),
  };
}

/** The key may be the whole ARN; the details, where they are told, have the plain ID. */
function appliedTo(key: string, assessment: unknown): AppliedGuardrail {
  const details = record(record(assessment)['appliedGuardrailDetails']);
  return {
    id: text(details['guardrailId']) ?? key,
    ...defined({ version: text(details['guardrailVersion']) }),
  };
}

/** Each was there for the prompt and for the answer. */
function unique(applied: readonly AppliedGuardrail[]): readonly AppliedGuardrail[] {
  return [...new Map(applied.map((one) => [JSON.stringify(one), one])).values()];
}

function findings(
  side: GuardrailFinding['side'],
  guardrailId: string,
  assessment: unknown,
): GuardrailFinding[] {
  const policies = record(assessment);
  return [...LISTINGS.flatMap((listing) => listed(policies, listing)), ...reasoned(policies)].map(
    (finding) => ({
      side,
      guardrailId,
      ...finding,
    }),
  );
}

function listed(policies: Wire, { policy, from, list: key, names }: Listing): Found[] {
  return list(record(policies[from])[key])
    .map(record)
    .filter(wasDetected)
    .map((item) => ({
      policy,
      name: names.map((name) => text(item[name])).find((name) => name !== undefined) ?? '',
      action: text(item['action']) ?? 'NONE',
      ...defined({
        confidence: text(item['confidence']),
        strength: text(item['filterStrength']),
        score: measured(item['score']),
        threshold: measured(item['threshold']),
      }),
    }));
}

function measured(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** `enabled_full` lists what was looked for and not found, too; `detected` is missing from older traces. */
function wasDetected(item: Wire): boolean {
  const { detected } = item;
  return typeof detected === 'boolean' ? detected : item['action'] !== 'NONE';
}

/** Automated reasoning only reports: its findings have a verdict and no action. */
function reasoned(policies: Wire): Found[] {
  return list(record(policies['automatedReasoningPolicy'])['findings']).flatMap((finding) => {
    const verdict = member(finding);
    return verdict ? [{ policy: 'automatedReasoning', name: verdict.name, action: 'NONE' }] : [];
  });
}
