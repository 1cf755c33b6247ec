import type { FailureCause } from './failure.ts';

/** A model's answer as it arrives, decoded. `index` is AWS's contentBlockIndex. */
export type ModelEvent =
  | { readonly kind: 'start'; readonly requestId?: string; readonly reshaped?: readonly Reshaped[] }
  /** Nothing has come yet, and AWS is asked once more after a pause: `attempt` of at most `attempts` is the next. */
  | {
      readonly kind: 'retrying';
      readonly attempt: number;
      readonly attempts: number;
      readonly cause: FailureCause;
    }
  | { readonly kind: 'text'; readonly index: number; readonly text: string }
  | { readonly kind: 'reasoning'; readonly index: number; readonly text: string }
  | { readonly kind: 'reasoningSignature'; readonly index: number; readonly signature: string }
  | { readonly kind: 'redactedReasoning'; readonly index: number; readonly base64: string }
  | { readonly kind: 'toolCall'; readonly index: number; readonly id: string; readonly name: string }
  /** A piece of the tool call's JSON input: join, then parse once. */
  | { readonly kind: 'toolInput'; readonly index: number; readonly json: string }
  /** The result of a tool that ran on AWS's side, as text. */
  | { readonly kind: 'toolResult'; readonly index: number; readonly toolUseId: string; readonly text: string }
  | { readonly kind: 'citation'; readonly index: number; readonly citation: Citation }
  /** A block of a kind that this version does not know. */
  | { readonly kind: 'unknownBlock'; readonly index: number; readonly name: string }
  | { readonly kind: 'stop'; readonly reason: string }
  | {
      readonly kind: 'metadata';
      readonly usage?: Usage;
      /** Where `usage` is the sum of several calls: that of each. */
      readonly callUsages?: readonly Usage[];
      /** As AWS measured it, from its first byte to its last. */
      readonly latencyMs?: number;
      readonly guardrail?: GuardrailTrace;
      /** AWS's open enum: the tier that served the call, which need not be the one asked for. */
      readonly serviceTier?: string;
    };

/** How a request was put in another form that means the same, because the model does not take the usual one. */
export type Reshaped =
  /** Converse in place of ConverseStream: the answer comes in one piece. */
  | { readonly kind: 'not-streamed' }
  /** The system prompt went before the first words of the person. */
  | { readonly kind: 'system-in-message' }
  /** The model's own limit in place of a higher one. */
  | { readonly kind: 'token-limit'; readonly maxTokens: number }
  /** Without cache points. */
  | { readonly kind: 'not-cached' }
  /** Standard latency in place of the optimized one. */
  | { readonly kind: 'standard-latency' }
  /** Without the tools that were chosen. */
  | { readonly kind: 'without-tools' };

export interface Citation {
  readonly title: string;
  /** The text that is cited. */
  readonly text: string;
  /** A URL or document location, where AWS gives one. */
  readonly location?: string;
}

/** Tokens. `inputTokens` excludes what was read from or written to the cache: total input is the sum of three. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly totalTokens: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
  /** Those of the written ones that are kept for an hour, where AWS tells. */
  readonly cacheWrite1hInputTokens?: number;
}

/** What the guardrail did, flattened from the trace; every field of AWS's is optional. */
export interface GuardrailTrace {
  readonly findings: readonly GuardrailFinding[];
  /** AWS's own sentence (`Guardrail blocked.`). */
  readonly reason?: string;
  /** The guardrails that looked, those included that the account enforces and nobody chose. */
  readonly applied?: readonly AppliedGuardrail[];
}

export interface AppliedGuardrail {
  readonly id: string;
  readonly version?: string;
}

export interface GuardrailFinding {
  readonly side: 'input' | 'output';
  /** topic, content, word, sensitiveInformation, contextualGrounding, automatedReasoning, or what comes next. */
  readonly policy: string;
  /** The topic, filter, word or entity type that matched. */
  readonly name: string;
  /** Open enum: BLOCKED, ANONYMIZED, NONE. */
  readonly action: string;
  readonly guardrailId: string;
  /** Open enums: how sure a content filter was, and how strict it is set. */
  readonly confidence?: string;
  readonly strength?: string;
  /** From 0 to 1: what a grounding check measured, and what it wants at least. */
  readonly score?: number;
  readonly threshold?: number;
}
