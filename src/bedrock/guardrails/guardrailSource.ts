import { paginateListGuardrails } from '@aws-sdk/client-bedrock';
import type { Connection } from '../../chat/connection.ts';
import type { GuardrailSource, GuardrailSummary } from '../../chat/resources.ts';
import { allPages, call } from '../clients/call.ts';
import type { Clients } from '../clients/clients.ts';
import { newestFirst, toGuardrailSummary } from './guardrailSummary.ts';

/** ListGuardrails: without an identifier the working drafts, with one all versions of that guardrail. */
export function createGuardrailSource(clients: Pick<Clients, 'control'>): GuardrailSource {
  return {
    list: (connection, signal) => list(clients, connection, {}, signal),
    async versions(connection, id, signal) {
      const versions = await list(clients, connection, { guardrailIdentifier: id }, signal);
      return versions.toSorted(newestFirst);
    },
  };
}

async function list(
  clients: Pick<Clients, 'control'>,
  connection: Connection,
  input: { readonly guardrailIdentifier?: string },
  signal: AbortSignal,
): Promise<readonly GuardrailSummary[]> {
  const context = { connection, operation: 'ListGuardrails' };
  const paging = { client: clients.control(connection), pageSize: 1000, stopOnSameToken: true };
  const summaries = await call(signal, context, (options) =>
    allPages(paginateListGuardrails(paging, { ...input }, options), (page) => page.guardrails),
  );
  return summaries.flatMap((summary) => toGuardrailSummary(summary) ?? []);
}
