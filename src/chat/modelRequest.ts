import type { JsonObject } from '../base/json.ts';
import type { CallableKind, FoundationModel } from './catalogue.ts';
import type { Connection } from './connection.ts';
import type { CacheTtl } from './inference.ts';
import type { GuardrailRef } from './resources.ts';
import type { ToolSpec } from './tools.ts';

/** How a model is reached: through a route of a foundation model's, or as something of the account's own. */
export type RouteKind = ModelRouteKind | CallableKind;

export type ModelRouteKind = 'profile' | 'global-profile' | 'application-profile' | 'on-demand';

/** What is called: the ID or ARN sent as `modelId`, and what the catalogue knows of the model behind it. */
export interface ModelTarget {
  /** Model ID, inference profile ID or ARN: sent as it is. */
  readonly modelId: string;
  readonly label: string;
  readonly region: string;
  readonly routeKind?: RouteKind;
  /** The foundation model behind it, resolved through the API; absent where it is none, or one of several. */
  readonly foundationModelId?: string;
  /** What the catalogue says of that foundation model; facts and capabilities are looked up by it. */
  readonly model?: FoundationModel;
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
  | { readonly kind: 'document'; readonly format: string; readonly name: string; readonly base64: string }
  | { readonly kind: 'toolUse'; readonly id: string; readonly name: string; readonly input: JsonObject }
  | { readonly kind: 'toolResult'; readonly id: string; readonly text: string; readonly failed: boolean }
  | CachePoint;

/** Everything before it may be read from AWS's cache by the next call that begins alike. */
export interface CachePoint {
  readonly kind: 'cachePoint';
  readonly ttl: CacheTtl;
}

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
  /** Where `system` is worth caching. */
  readonly systemCachePoint?: CachePoint;
  /** What the model may call; absent: nothing, and then no message holds a tool's blocks. */
  readonly tools?: readonly ToolSpec[];
  /** Where `tools` are worth caching. */
  readonly toolsCachePoint?: CachePoint;
  readonly parameters?: ModelParameters;
  readonly guardrail?: GuardrailRef;
}

/** What is sent beside the messages; what is absent is not sent, and the model's own default applies. */
export interface ModelParameters {
  readonly temperature?: number;
  readonly topP?: number;
  /** `outputConfig.effort` */
  readonly effort?: string;
  /** `additionalModelRequestFields`: what only this provider's models take. */
  readonly additionalFields?: JsonObject;
  readonly serviceTier?: string;
  readonly latency?: string;
  readonly requestMetadata?: Readonly<Record<string, string>>;
}
