import type { Caller } from '../../contract.ts';
import type { Assessment, Finding, SensitiveFinding } from './assess.ts';
import type { GuardrailDefinition } from './definitions.ts';
import { guardrailArn } from './describe.ts';

export interface Applied {
  readonly guardrailId: string;
  readonly version: string;
  readonly definition: GuardrailDefinition;
}

/** Characters that the guardrail looked at, of those that there were. */
export interface Coverage {
  readonly guarded: number;
  readonly total: number;
}

type Json = Readonly<Record<string, unknown>>;

/** One assessment as Converse traces it; `full` tells also what was looked for and not found. */
export function traceAssessment(
  applied: Applied,
  assessment: Assessment,
  coverage: Coverage,
  { caller, full }: { readonly caller: Caller; readonly full: boolean },
): Record<string, unknown> {
  return {
    appliedGuardrailDetails: {
      guardrailArn: guardrailArn(applied.guardrailId, caller),
      guardrailId: applied.guardrailId,
      guardrailOrigin: ['REQUEST'],
      guardrailOwnership: 'SELF',
      guardrailVersion: applied.version,
    },
    invocationMetrics: {
      guardrailCoverage: { textCharacters: coverage },
      guardrailProcessingLatency: 110 + (coverage.guarded % 97),
      usage: usageUnits(applied.definition, assessment, coverage.guarded),
    },
    ...policies(assessment, full),
  };
}

function policies(assessment: Assessment, full: boolean): Record<string, Json> {
  const rows = tables(assessment, full);
  return {
    ...some('topicPolicy', { topics: rows.topics }),
    ...some('contentPolicy', { filters: rows.filters }),
    ...some('wordPolicy', { customWords: rows.words, managedWordLists: rows.profanity }),
    ...some('sensitiveInformationPolicy', { piiEntities: rows.pii, regexes: rows.regexes }),
  };
}

/** A policy is told only with the parts that have something to tell. */
function some(name: string, parts: Readonly<Record<string, readonly Json[]>>): Record<string, Json> {
  const told = Object.entries(parts).filter(([, rows]) => rows.length > 0);
  return told.length > 0 ? { [name]: Object.fromEntries(told) } : {};
}

function tables(
  assessment: Assessment,
  full: boolean,
): Record<keyof Omit<Assessment, 'action' | 'masked'>, Json[]> {
  const shown = <T extends Finding>(findings: readonly T[], tell: (finding: T) => Json): Json[] =>
    findings.filter(({ detected }) => detected || full).map(tell);
  return {
    topics: shown(assessment.topics, (f) => ({
      action: blockedOr(f),
      detected: f.detected,
      name: f.label,
      type: 'DENY',
    })),
    filters: shown(assessment.filters, (f) => ({
      action: blockedOr(f),
      confidence: f.detected ? 'HIGH' : 'NONE',
      detected: f.detected,
      filterStrength: f.strength,
      type: f.label,
    })),
    words: shown(assessment.words, (f) => ({ action: blockedOr(f), detected: f.detected, match: f.match })),
    profanity: shown(assessment.profanity, (f) => ({
      action: blockedOr(f),
      detected: f.detected,
      match: f.match,
      type: 'PROFANITY',
    })),
    pii: shown(assessment.pii, (f) => ({ ...sensitive(f), type: f.label })),
    regexes: shown(assessment.regexes, (f) => ({ ...sensitive(f), name: f.label, regex: f.pattern })),
  };
}

function blockedOr({ detected }: Finding): string {
  return detected ? 'BLOCKED' : 'NONE';
}

function sensitive({ detected, match, action }: SensitiveFinding): Json {
  const done = action === 'BLOCK' ? 'BLOCKED' : 'ANONYMIZED';
  return { action: detected ? done : 'NONE', detected, match };
}

/** Text units that AWS would charge: one for each thousand characters and policy that looked. */
export function usageUnits(
  definition: GuardrailDefinition,
  assessment: Assessment,
  characters: number,
): Json {
  const units = Math.ceil(characters / 1000);
  const used = (rules: readonly unknown[]): number => (rules.length > 0 ? units : 0);
  return {
    automatedReasoningPolicies: 0,
    automatedReasoningPolicyUnits: 0,
    contentPolicyImageUnits: 0,
    contentPolicyUnits: used(assessment.filters),
    contextualGroundingPolicyUnits: 0,
    sensitiveInformationPolicyFreeUnits: used(definition.regexes),
    sensitiveInformationPolicyUnits: used(definition.pii),
    topicPolicyUnits: used(definition.topics),
    wordPolicyUnits: used([...definition.words, ...definition.profanity]),
  };
}

const reasons = { NONE: 'No action.', BLOCKED: 'Guardrail blocked.', MASKED: 'Guardrail masked.' } as const;

/** What happened to the input, then to the output. */
export function actionReason(actions: readonly Assessment['action'][]): string {
  return actions.map((action) => reasons[action]).join('\n');
}
