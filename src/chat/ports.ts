import type { Disposable } from '../base/lifecycle.ts';
import type { ModelCatalogue } from './catalogue.ts';
import type { IdentitySource } from './connection.ts';
import type { Conversation } from './conversation.ts';
import type { ModelEvent } from './modelEvent.ts';
import type { ModelRequest } from './modelRequest.ts';
import type { PolicySource } from './policy.ts';
import type { GuardrailSource, KnowledgeBaseSource } from './resources.ts';
import type { SignInService } from './signIn.ts';

/**
 * Calls the model. Iterating rejects with FailureError, or with an AbortError when the signal was aborted, which
 * closes the request on the wire. A stream that ends without a stop event rejects with `stream-interrupted`.
 */
export interface ModelClient {
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}

/** A call as it goes over the wire. */
export interface WireRequest {
  /** `ConverseStream`, or `Converse` where the model does not stream. */
  readonly operation: string;
  /** The JSON body, bytes as base64. */
  readonly body: unknown;
}

/** Looks at a call without making it. */
export interface RequestInspector {
  /** Throws FailureError where nothing is left to send. */
  wire(request: ModelRequest): WireRequest;
  /**
   * Input tokens as AWS counts them for the foundation model; free of charge, but what is in the request is sent.
   * Rejects with FailureError, also where the model can't be counted for.
   */
  countTokens(request: ModelRequest, signal: AbortSignal): Promise<number>;
}

/** Everything that AWS does for us, behind one lazily loaded door. */
export interface BedrockServices extends Disposable {
  readonly identity: IdentitySource;
  readonly catalogue: ModelCatalogue;
  readonly models: ModelClient;
  readonly requests: RequestInspector;
  readonly guardrails: GuardrailSource;
  readonly knowledgeBases: KnowledgeBaseSource;
  readonly signIn: SignInService;
  readonly policy: PolicySource;
}

export interface ConversationStore {
  /** To go on with it: what is saved from then on is what differs. Undefined where there is none. */
  load(id: string): Promise<Conversation | undefined>;
  save(conversation: Conversation): Promise<void>;
  /** Nobody goes on with it for now. */
  forget(id: string): void;
}
