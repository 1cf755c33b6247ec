import type { Caller } from '../../contract.ts';
import { partitionOf } from '../catalogue/regions.ts';
import type { GuardrailDefinition, GuardrailFamily } from './definitions.ts';

const createdAt = '2026-05-04T09:12:33.120544Z';
const updatedAt = '2026-08-19T15:40:07.001923Z';

export function guardrailArn(
  id: string,
  { region, accountId }: Pick<Caller, 'region' | 'accountId'>,
): string {
  return `arn:${partitionOf(region)}:bedrock:${region}:${accountId}:guardrail/${id}`;
}

/** One row of ListGuardrails. */
export function summarize(family: GuardrailFamily, version: string, caller: Caller): Record<string, unknown> {
  const { id, name, description } = family;
  return {
    id,
    arn: guardrailArn(id, caller),
    status: 'READY',
    name,
    description,
    version,
    createdAt,
    updatedAt,
  };
}

/** GetGuardrail's answer. */
export function describeGuardrail(
  family: GuardrailFamily,
  version: string,
  definition: GuardrailDefinition,
  caller: Caller,
): Record<string, unknown> {
  return {
    name: family.name,
    description: family.description,
    guardrailId: family.id,
    guardrailArn: guardrailArn(family.id, caller),
    version,
    status: 'READY',
    ...policies(definition),
    createdAt,
    updatedAt,
    statusReasons: [],
    failureRecommendations: [],
    blockedInputMessaging: definition.blockedInput,
    blockedOutputsMessaging: definition.blockedOutput,
  };
}

const both = { inputEnabled: true, outputEnabled: true };
const blocks = { inputAction: 'BLOCK', outputAction: 'BLOCK', ...both };

function policies({
  topics,
  filters,
  words,
  profanity,
  pii,
  regexes,
}: GuardrailDefinition): Record<string, unknown> {
  return {
    ...(topics.length > 0 && {
      topicPolicy: {
        topics: topics.map(({ name, definition, examples }) => ({
          name,
          definition,
          examples,
          type: 'DENY',
          ...blocks,
        })),
      },
    }),
    ...(filters.length > 0 && {
      contentPolicy: {
        filters: filters.map(({ type, strength }) => ({
          type,
          inputStrength: strength,
          outputStrength: type === 'PROMPT_ATTACK' ? 'NONE' : strength,
          ...blocks,
        })),
      },
    }),
    ...(words.length + profanity.length > 0 && {
      wordPolicy: {
        words: words.map((text) => ({ text, ...blocks })),
        managedWordLists: profanity.length > 0 ? [{ type: 'PROFANITY', ...blocks }] : [],
      },
    }),
    ...(pii.length + regexes.length > 0 && {
      sensitiveInformationPolicy: {
        piiEntities: pii.map(({ type, action }) => ({ type, ...sensitive(action) })),
        regexes: regexes.map(({ name, pattern, action }) => ({ name, pattern, ...sensitive(action) })),
      },
    }),
  };
}

function sensitive(action: string): Record<string, unknown> {
  return { action, inputAction: action, outputAction: action, ...both };
}
