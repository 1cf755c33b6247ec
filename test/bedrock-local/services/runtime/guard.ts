import type { AnswerBlock } from '../../brain/answer.ts';
import type { ConverseRequest, Message } from '../../brain/conversation/request.ts';
import type { Caller } from '../../contract.ts';
import { resolveGuardrail } from '../guardrails/applyGuardrail.ts';
import { assess, type Assessment } from '../guardrails/assess.ts';
import { actionReason, traceAssessment, type Applied, type Coverage } from '../guardrails/trace.ts';

/** The guardrail of one Converse call, and what it has seen so far. */
export interface Guard {
  readonly applied: Applied;
  readonly trace: string;
  readonly isAsync: boolean;
  readonly input: Assessment;
  readonly inputCoverage: Coverage;
}

/** Undefined where the request names no guardrail; throws where it names one that there is not. */
export function guardInput(request: ConverseRequest, caller: Caller): Guard | undefined {
  const { guardrailIdentifier, guardrailVersion, trace, streamProcessingMode } =
    request.guardrailConfig ?? {};
  if (!guardrailIdentifier || !guardrailVersion) return undefined;
  const applied = resolveGuardrail(guardrailIdentifier, guardrailVersion, caller.region);
  const users = request.messages.filter(({ role }) => role === 'user');
  const guarded = guardedTexts(users);
  const text = guarded.join('\n');
  return {
    applied,
    trace: trace ?? 'disabled',
    isAsync: streamProcessingMode === 'async',
    input: assess(applied.definition, text, 'INPUT'),
    inputCoverage: { guarded: length(guarded), total: length(users.flatMap(allTexts)) },
  };
}

/** Once a guardContent block is there, the guardrail looks at nothing else. */
function guardedTexts(messages: readonly Message[]): readonly string[] {
  const marked = messages.flatMap(({ content }) =>
    content.flatMap(({ guardContent }) => guardContent?.text?.text ?? []),
  );
  return marked.length > 0 ? marked : messages.flatMap(allTexts);
}

function allTexts({ content }: Message): readonly string[] {
  return content.flatMap((block) => block.text ?? block.guardContent?.text?.text ?? []);
}

function length(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

/** The request as the model sees it, with placeholders for what was masked. */
export function maskInput(request: ConverseRequest, { applied, input }: Guard): ConverseRequest {
  if (input.action !== 'MASKED') return request;
  const messages = request.messages.map((message) =>
    message.role === 'user'
      ? {
          ...message,
          content: message.content.map((block) =>
            block.text === undefined
              ? block
              : { ...block, text: assess(applied.definition, block.text, 'INPUT').masked },
          ),
        }
      : message,
  );
  return { ...request, messages };
}

interface GuardedOutput {
  readonly blocks: readonly AnswerBlock[];
  readonly intervened: boolean;
  readonly trace?: Readonly<Record<string, unknown>>;
}

/** Answers in place of the model where the input is blocked. */
export function blockInput(guard: Guard, caller: Caller): GuardedOutput {
  const { definition } = guard.applied;
  return {
    blocks: [{ kind: 'text', text: definition.blockedInput }],
    intervened: true,
    ...traced(guard, caller, undefined),
  };
}

interface Output {
  readonly assessment: Assessment;
  readonly texts: readonly string[];
}

/** Looks at the answer's words: not at reasoning, not at tool input. */
export function guardOutput(blocks: readonly AnswerBlock[], guard: Guard, caller: Caller): GuardedOutput {
  const { definition } = guard.applied;
  const texts = blocks.flatMap((block) =>
    block.kind === 'text' || block.kind === 'cited' ? block.text : [],
  );
  const assessment = assess(definition, texts.join('\n'), 'OUTPUT');
  const output = { assessment, texts };
  if (assessment.action === 'BLOCKED') {
    const kept = guard.isAsync ? blocks.slice(0, 1) : [];
    const blocked: AnswerBlock = { kind: 'text', text: definition.blockedOutput };
    return { blocks: [...kept, blocked], intervened: true, ...traced(guard, caller, output) };
  }
  // What streams before it was looked at can't be masked any more.
  const masks = assessment.action === 'MASKED' && !guard.isAsync;
  return {
    blocks: masks ? blocks.map((block) => maskBlock(block, guard.applied)) : blocks,
    intervened: masks || guard.input.action === 'MASKED',
    ...traced(guard, caller, output),
  };
}

function maskBlock(block: AnswerBlock, { definition }: Applied): AnswerBlock {
  if (block.kind !== 'text' && block.kind !== 'cited') return block;
  return { ...block, text: assess(definition, block.text, 'OUTPUT').masked };
}

/** `trace.guardrail`, shaped as AWS does: nothing at all unless it was asked for. */
function traced(guard: Guard, caller: Caller, output: Output | undefined): Pick<GuardedOutput, 'trace'> {
  if (!guard.trace.startsWith('enabled')) return {};
  const { applied, input } = guard;
  const options = { caller, full: guard.trace === 'enabled_full' };
  const characters = output ? length(output.texts) : 0;
  const coverage = { guarded: characters, total: characters };
  const actions = [input.action, ...(output ? [output.assessment.action] : [])];
  return {
    trace: {
      guardrail: {
        actionReason: actionReason(actions),
        inputAssessment: {
          [applied.guardrailId]: traceAssessment(applied, input, guard.inputCoverage, options),
        },
        ...(output && {
          modelOutput: output.texts,
          outputAssessments: {
            [applied.guardrailId]: [traceAssessment(applied, output.assessment, coverage, options)],
          },
        }),
      },
    },
  };
}
