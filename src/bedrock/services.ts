import type { BedrockServices } from '../chat/ports.ts';
import { withContextWindows } from './catalogue/contextWindows.ts';
import { createModelCatalogue } from './catalogue/modelCatalogue.ts';
import { createClients, type ClientOptions } from './clients/clients.ts';
import { createPolicySource } from './codegen/policySource.ts';
import { createModelClient } from './converse/modelClient.ts';
import { patienceOf } from './converse/patience.ts';
import { createRequestInspector } from './converse/requestInspector.ts';
import { createGuardrailSource } from './guardrails/guardrailSource.ts';
import { createIdentitySource } from './identity/identitySource.ts';
import { createSignInService } from './identity/signIn/signInService.ts';
import { createKnowledgeBaseSource } from './knowledge/knowledgeBaseSource.ts';

interface ServiceOptions extends ClientOptions {
  /** How long an answer that has begun may be silent; asked for each call. */
  readonly idleTimeoutSeconds?: () => number | undefined;
}

/** Everything that AWS does for us. Loading this file loads the AWS SDK: import it late. */
export function createServices(options: ServiceOptions): BedrockServices {
  const clients = createClients(options);
  const identity = createIdentitySource(clients);
  const catalogue = createModelCatalogue(clients, { complete: withContextWindows });
  return {
    identity,
    catalogue,
    models: createModelClient(clients, () => patienceOf(options.idleTimeoutSeconds?.())),
    requests: createRequestInspector(clients),
    guardrails: createGuardrailSource(clients),
    knowledgeBases: createKnowledgeBaseSource(clients),
    signIn: createSignInService({
      userAgentVersion: options.userAgentVersion,
      forget: () => clients.credentials.forget(),
      unlock: (connection, signal) => clients.unlock(connection, signal),
    }),
    policy: createPolicySource({ clients, catalogue, identity }),
    dispose: () => clients.dispose(),
  };
}
