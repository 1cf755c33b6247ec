import { answerText, type Answer } from '../../src/chat/conversation.ts';
import { failureOf, type Failure } from '../../src/chat/failure.ts';
import type { Citation, GuardrailTrace, Usage } from '../../src/chat/modelEvent.ts';

/** What a person would see of one recorded exchange. */
export interface Outcome {
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  readonly citations: readonly Citation[];
  readonly guardrail: GuardrailTrace | null;
  readonly usage: Usage | null;
  readonly stopReason: string | null;
  readonly error: { readonly cause: string; readonly remedy: string } | null;
  /** Of ListFoundationModels: the models' IDs. */
  readonly models?: readonly string[];
  /** The operation that the response was replayed through, where that is not the recorded one. */
  readonly via?: string;
  /** Why nothing was replayed. */
  readonly skipped?: string;
}

/** `input` is parsed; a string where it is no JSON. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

export const NOTHING: Outcome = {
  text: '',
  reasoning: '',
  toolCalls: [],
  citations: [],
  guardrail: null,
  usage: null,
  stopReason: null,
  error: null,
};

export function outcomeOf(answer: Answer, failure: Failure | undefined): Outcome {
  const { blocks, state } = answer;
  return {
    text: answerText(answer),
    reasoning: blocks.map((block) => (block.kind === 'reasoning' ? block.text : '')).join(''),
    toolCalls: blocks.flatMap((block) =>
      block.kind === 'toolCall' ? [{ id: block.id, name: block.name, input: parsed(block.text) }] : [],
    ),
    citations: blocks.flatMap((block) => (block.kind === 'text' ? block.citations : [])),
    guardrail: answer.guardrail ?? null,
    usage: answer.usage ?? null,
    stopReason: state.kind === 'complete' ? state.stopReason : null,
    error: failure ? errorOf(failure) : null,
  };
}

export function failedOutcome(error: unknown): Outcome {
  return { ...NOTHING, error: errorOf(failureOf(error)) };
}

function errorOf({ cause, remedy }: Failure): NonNullable<Outcome['error']> {
  return { cause, remedy };
}

function parsed(json: string): unknown {
  if (json === '') return {};
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return json;
  }
}
