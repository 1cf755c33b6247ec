/** A part of an answer, from which both the stream's events and Converse's message are made. */
export type AnswerBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reasoning'; readonly text: string; readonly signature: string }
  | { readonly kind: 'redactedReasoning'; readonly base64: string }
  | { readonly kind: 'toolUse'; readonly toolUseId: string; readonly name: string; readonly input: unknown }
  | { readonly kind: 'cited'; readonly text: string; readonly citations: readonly Citation[] };

type Citation = Readonly<Record<string, unknown>>;

/** Everything that an exchange answers; `trace` and the like go where metadata goes. */
export interface Answer {
  readonly blocks: readonly AnswerBlock[];
  /** Open enum of AWS. */
  readonly stopReason: string;
}

/** How a stream is cut and paced. */
export interface Pace {
  /** Milliseconds between two deltas; 0: none. */
  readonly deltaMs: number;
  /** Characters of a delta, about. */
  readonly chunk: number;
}

export const defaultPace: Pace = { deltaMs: 15, chunk: 20 };
