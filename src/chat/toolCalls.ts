import type { Json, JsonObject } from '../base/json.ts';
import type { Answer, AnswerBlock, ToolRun } from './conversation.ts';
import type { AppliedGuardrail, GuardrailTrace, ModelEvent, Usage } from './modelEvent.ts';

export type ToolCall = Extract<AnswerBlock, { kind: 'toolCall' }>;

/** A tool's call, and its place among the answer's blocks. */
export interface PlacedCall {
  readonly at: number;
  readonly call: ToolCall;
}

/** The calls that the model waits for: those of its latest turn of speech that AWS did not run itself. */
export function waitingCalls({ blocks, laterCalls = [] }: Answer): readonly PlacedCall[] {
  const from = laterCalls.at(-1) ?? 0;
  const ranByAws = new Set(
    blocks.map((block) => (block.kind === 'toolResult' ? block.toolUseId : undefined)),
  );
  return blocks.flatMap((call, at) =>
    at >= from && call.kind === 'toolCall' && !call.run && !ranByAws.has(call.id) ? [{ at, call }] : [],
  );
}

/** The answer with another outcome of one call; the same where there is no call. */
export function withRun(answer: Answer, at: number, run: ToolRun): Answer {
  const block = answer.blocks[at];
  if (block?.kind !== 'toolCall') return answer;
  return { ...answer, blocks: answer.blocks.with(at, { ...block, run }) };
}

/** The answer is over: what was still asked for, or ran, is so no longer. */
export function withoutPendingRuns(answer: Answer): Answer {
  const blocks = answer.blocks.map((block) => (isPending(block) ? cancelled(block) : block));
  return blocks.some((block, i) => block !== answer.blocks[i]) ? { ...answer, blocks } : answer;
}

function isPending(block: AnswerBlock): block is ToolCall & { readonly run: ToolRun } {
  return block.kind === 'toolCall' && (block.run?.state === 'asking' || block.run?.state === 'running');
}

function cancelled(block: ToolCall & { readonly run: ToolRun }): ToolCall {
  return { ...block, run: { ...block.run, state: 'cancelled' } };
}

/** The input that the model wrote, where it is a JSON object; nothing at all stands for an empty one. */
export function inputOf({ text }: ToolCall): JsonObject | undefined {
  if (text.trim() === '') return {};
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The model is called again: what comes now stands behind what `answer` has. */
export function calledAgain(answer: Answer): Answer {
  return { ...answer, laterCalls: [...(answer.laterCalls ?? []), answer.blocks.length] };
}

/**
 * Makes events of a later call those of the whole answer, which stood at `before` when the call began: AWS numbers
 * blocks and counts tokens anew in each. What is the same for all of them is found out once.
 */
export function eventsAfter(before: Answer): (event: ModelEvent) => ModelEvent {
  if (before.blocks.length === 0) return (event) => event;
  const next = nextIndex(before);
  return (event) => {
    if (event.kind === 'metadata') return metadataAfter(before, event);
    return 'index' in event ? { ...event, index: event.index + next } : event;
  };
}

function nextIndex({ blocks }: Answer): number {
  return 1 + blocks.reduce((highest, { index }) => Math.max(highest, index), -1);
}

type Metadata = Extract<ModelEvent, { kind: 'metadata' }>;

function metadataAfter(before: Answer, event: Metadata): Metadata {
  const { usage, guardrail, latencyMs } = event;
  return {
    ...event,
    ...(usage && addedUsage(before, usage)),
    ...(guardrail && before.guardrail && { guardrail: both(before.guardrail, guardrail) }),
    ...(latencyMs !== undefined && { latencyMs: (before.latencyMs ?? 0) + latencyMs }),
  };
}

function addedUsage({ usage, callUsages }: Answer, latest: Usage): Pick<Metadata, 'usage' | 'callUsages'> {
  const earlier = callUsages ?? (usage ? [usage] : []);
  return { usage: usage ? sum(usage, latest) : latest, callUsages: [...earlier, latest] };
}

function both(before: GuardrailTrace, later: GuardrailTrace): GuardrailTrace {
  const { applied = [] } = before;
  return {
    ...before,
    ...later,
    findings: [...before.findings, ...later.findings],
    applied: [...applied, ...(later.applied ?? []).filter((one) => !has(applied, one))],
  };
}

function has(applied: readonly AppliedGuardrail[], { id, version }: AppliedGuardrail): boolean {
  return applied.some((one) => one.id === id && one.version === version);
}

const OPTIONAL = ['cacheReadInputTokens', 'cacheWriteInputTokens', 'cacheWrite1hInputTokens'] as const;

function sum(a: Usage, b: Usage): Usage {
  const told = OPTIONAL.filter((key) => a[key] !== undefined || b[key] !== undefined);
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    totalTokens: a.totalTokens + b.totalTokens,
    ...Object.fromEntries(told.map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)])),
  };
}
