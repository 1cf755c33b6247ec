import type { Connection } from './connection.ts';
import type { ModelTarget } from './modelRequest.ts';
import type { GuardrailRef, KnowledgeBaseRef } from './resources.ts';

/** What an IAM policy has to allow: exactly one configuration of this extension. */
export interface PolicyRequest {
  readonly connection: Connection;
  readonly target?: ModelTarget;
  readonly guardrail?: GuardrailRef;
  readonly knowledgeBase?: KnowledgeBaseRef;
}

export interface PolicySource {
  /**
   * The least privilege for the configuration, as an IAM policy document in JSON: the profile's ARN with the account,
   * every foundation model that it routes to, guardrail and knowledge base, in the right partition. An account that
   * can't be found out stands as `*`. Rejects with FailureError.
   */
  policyFor(request: PolicyRequest, signal: AbortSignal): Promise<string>;
}
