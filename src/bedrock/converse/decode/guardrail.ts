import type {
  GuardrailAssessment,
  GuardrailAutomatedReasoningFinding,
  GuardrailTraceAssessment,
} from '@aws-sdk/client-bedrock-runtime';
import type { GuardrailFinding, GuardrailTrace } from '../../../chat/modelEvent.ts';
import { defined } from '../../defined.ts';

type Side = GuardrailFinding['side'];
type Found = Pick<GuardrailFinding, 'policy' | 'name' | 'action'>;

/** The trace as a list of what was found, of every guardrail, on the way in and out. */
export function decodeGuardrailTrace(trace: GuardrailTraceAssessment): GuardrailTrace {
  const { inputAssessment, outputAssessments, actionReason } = trace;
  return {
    findings: [
      ...Object.entries(inputAssessment ?? {}).flatMap(([id, assessment]) =>
        findings('input', id, assessment),
      ),
      ...Object.entries(outputAssessments ?? {}).flatMap(([id, assessments]) =>
        assessments.flatMap((assessment) => findings('output', id, assessment)),
      ),
    ],
    ...defined({ reason: actionReason }),
  };
}

/** Everything is optional on the wire, whatever the SDK's types say; lists may be null. */
type Loose<T> = { readonly [K in keyof T]?: Loose<T[K]> | null | undefined };

function findings(
  side: Side,
  guardrailId: string,
  assessment: Loose<GuardrailAssessment>,
): GuardrailFinding[] {
  return [
    ...found('topic', assessment.topicPolicy?.topics, ({ name }) => name),
    ...found('content', assessment.contentPolicy?.filters, ({ type }) => type),
    ...found('word', assessment.wordPolicy?.customWords, ({ match }) => match),
    ...found('word', assessment.wordPolicy?.managedWordLists, ({ match, type }) => match ?? type),
    // The entity's type, never the match: that is what the guardrail hides.
    ...found('sensitiveInformation', assessment.sensitiveInformationPolicy?.piiEntities, ({ type }) => type),
    ...found(
      'sensitiveInformation',
      assessment.sensitiveInformationPolicy?.regexes,
      ({ name, regex }) => name ?? regex,
    ),
    ...found('contextualGrounding', assessment.contextualGroundingPolicy?.filters, ({ type }) => type),
    ...reasoned(assessment.automatedReasoningPolicy?.findings),
  ].map((finding) => ({ side, guardrailId, ...finding }));
}

interface Item {
  readonly action?: string | null | undefined;
  readonly detected?: boolean | null | undefined;
}

function found<T extends Item>(
  policy: string,
  items: Iterable<T | undefined> | null | undefined,
  name: (item: T) => string | null | undefined,
): Found[] {
  return [...(items ?? [])].flatMap((item) => {
    if (!item || !wasDetected(item)) return [];
    return [{ policy, name: name(item) ?? '', action: item.action ?? 'NONE' }];
  });
}

/** `enabled_full` lists what was looked for and not found too. */
function wasDetected({ detected, action }: Item): boolean {
  return detected ?? action !== 'NONE';
}

/** Automated reasoning only reports: its findings have a verdict and no action. */
function reasoned(
  items: Iterable<Loose<GuardrailAutomatedReasoningFinding> | undefined> | null | undefined,
): Found[] {
  return [...(items ?? [])].flatMap((item) => {
    const verdict = Object.keys(item ?? {})[0];
    return verdict === undefined ? [] : [{ policy: 'automatedReasoning', name: verdict, action: 'NONE' }];
  });
}
