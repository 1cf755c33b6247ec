import type { Connection } from './connection.ts';
import type { GuardrailRef } from './resources.ts';

/** What is called: the ID or ARN sent as `modelId`, and what the catalogue knows of the model behind it. */
export interface ModelTarget {
  /** Model ID, inference profile ID or ARN: sent as it is. */
  readonly modelId: string;
  readonly label: string;
  readonly region: string;
  /** The foundation model behind it, resolved through the API. */
  readonly foundationModelId?: string;
  /** False only when the API says so: Converse is called then instead of ConverseStream. */
  readonly streaming?: boolean;
  /** False only when the API says so: the system prompt then goes before the first user text. */
  readonly systemPrompts?: boolean;
  readonly maxOutputTokens?: number;
  readonly contextWindow?: number;
  /** Regions where the call may be processed; undefined: not known or any (global). */
  readonly destinationRegions?: readonly string[];
}

export type Content =
  | { readonly kind: 'text'; readonly text: string }
  /** Sent back only with its signature, as the model demands. */
  | { readonly kind: 'reasoning'; readonly text: string; readonly signature: string }
  | { readonly kind: 'redactedReasoning'; readonly base64: string }
  /** `format` is one of Converse's ImageFormat. */
  | { readonly kind: 'image'; readonly format: string; readonly base64: string }
  /** `format` is one of Converse's DocumentFormat; `name` is any text, made acceptable when it is encoded. */
  | { readonly kind: 'document'; readonly format: string; readonly name: string; readonly base64: string };

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: readonly Content[];
}

/** One Converse or ConverseStream call in the domain's terms. */
export interface ModelRequest {
  readonly connection: Connection;
  readonly target: ModelTarget;
  readonly system: string;
  readonly messages: readonly Message[];
  /** Always set: quota is reserved for it. */
  readonly maxTokens: number;
  readonly guardrail?: GuardrailRef;
}
