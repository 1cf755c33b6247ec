import * as v from 'valibot';
import type { Input, OperationContext, Output } from '../../contract.ts';
import { validation } from '../errors.ts';
import { assess, type Assessment } from './assess.ts';
import { findGuardrail, type GuardrailDefinition } from './definitions.ts';
import { actionReason, traceAssessment, usageUnits, type Applied } from './trace.ts';

const inputSchema = v.object({
  guardrailIdentifier: v.string(),
  guardrailVersion: v.string(),
  source: v.picklist(['INPUT', 'OUTPUT']),
  outputScope: v.optional(v.string()),
  content: v.array(v.object({ text: v.optional(v.object({ text: v.string() })) })),
});

/** The guardrail alone, without a model. */
export function applyGuardrail(input: Input, { caller }: OperationContext): Output {
  const request = v.parse(inputSchema, input);
  const applied = resolveGuardrail(request.guardrailIdentifier, request.guardrailVersion, caller.region);
  const texts = request.content.flatMap(({ text }) => (text ? [text.text] : []));
  const assessment = assess(applied.definition, texts.join('\n'), request.source);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const coverage = { guarded: characters, total: characters };
  const trace = traceAssessment(applied, assessment, coverage, {
    caller,
    full: request.outputScope === 'FULL',
  });
  return {
    ...verdict(applied.definition, assessment, texts, request.source),
    actionReason: actionReason([assessment.action]),
    assessments: [withNulls(trace)],
    guardrailCoverage: { images: null, textCharacters: coverage },
    usage: usageUnits(applied.definition, assessment, characters),
  };
}

/** By ID or ARN and version, in the words that the runtime has where there is none. */
export function resolveGuardrail(identifier: string, version: string, region: string): Applied {
  const found = findGuardrail(identifier, version, region);
  if (!found) throw validation('The guardrail identifier or version provided in the request does not exist.');
  return { guardrailId: found.family.id, version, definition: found.definition };
}

function verdict(
  definition: GuardrailDefinition,
  { action }: Assessment,
  texts: readonly string[],
  source: 'INPUT' | 'OUTPUT',
): Output {
  if (action === 'NONE') return { action, blockedResponse: null, output: [], outputs: [] };
  const blocked = source === 'INPUT' ? definition.blockedInput : definition.blockedOutput;
  const outputs =
    action === 'BLOCKED'
      ? [{ text: blocked }]
      : texts.map((text) => ({ text: assess(definition, text, source).masked }));
  return {
    action: 'GUARDRAIL_INTERVENED',
    blockedResponse: action === 'BLOCKED' ? blocked : null,
    output: outputs,
    outputs,
  };
}

/** ApplyGuardrail names the policies that have nothing to tell; Converse leaves them out. */
function withNulls(trace: Output): Output {
  return {
    automatedReasoningPolicy: null,
    contentPolicy: null,
    contextualGroundingPolicy: null,
    sensitiveInformationPolicy: null,
    topicPolicy: null,
    wordPolicy: null,
    ...trace,
  };
}
