import type { BedrockServices } from '../chat/ports.ts';
import { createModelCatalogue } from './catalogue/modelCatalogue.ts';
import { createClients, type ClientOptions } from './clients/clients.ts';
import { createModelClient } from './converse/modelClient.ts';
import { createGuardrailSource } from './guardrails/guardrailSource.ts';
import { createIdentitySource } from './identity/identitySource.ts';
import { createKnowledgeBaseSource } from './knowledge/knowledgeBaseSource.ts';

/** Everything that AWS does for us. Loading this file loads the AWS SDK: import it late. */
export function createServices(options: ClientOptions): BedrockServices {
  const clients = createClients(options);
  return {
    identity: createIdentitySource(clients),
    catalogue: createModelCatalogue(clients),
    models: createModelClient(clients),
    guardrails: createGuardrailSource(clients),
    knowledgeBases: createKnowledgeBaseSource(clients),
    dispose: () => clients.dispose(),
  };
}
