import type { JsonObject } from '../base/json.ts';

/** A tool as the model is told of it (ToolSpecification, Amazon Bedrock API Reference). */
export interface ToolSpec {
  /** `[a-zA-Z0-9_-]{1,64}`, unique within a request. */
  readonly name: string;
  readonly description: string;
  /** A JSON schema of an object. */
  readonly inputSchema: JsonObject;
}

/** A tool that the person turned on. What it is given was written by a model: it is not to be trusted. */
export interface Tool extends ToolSpec {
  /** Whose it is and which; what was allowed was allowed for this. */
  readonly id: string;
  /** For people: `Read File`. */
  readonly label: string;
  /** Resolves with what the model is told; rejects with why it can't, or with an AbortError once the signal aborts. */
  readonly run: (input: JsonObject, signal: AbortSignal) => Promise<string>;
}

/** Which tools run without asking, in every conversation; by their IDs. */
export interface AllowedTools {
  has(id: string): boolean;
  add(id: string): unknown;
}
