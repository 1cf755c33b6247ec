import {
  paginateListKnowledgeBases,
  type KnowledgeBaseSummary as SdkSummary,
} from '@aws-sdk/client-bedrock-agent';
import { RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime';
import { wellFormed } from '../../base/text.ts';
import type { Connection } from '../../chat/connection.ts';
import type {
  KnowledgeBaseRef,
  KnowledgeBaseSource,
  KnowledgeBaseSummary,
  Passage,
} from '../../chat/resources.ts';
import { allPages, call } from '../clients/call.ts';
import type { Clients } from '../clients/clients.ts';
import { defined } from '../defined.ts';
import { toPassage } from './passage.ts';

type KnowledgeClients = Pick<Clients, 'agent' | 'agentRuntime'>;

/** Limits of Retrieve's model. */
const MAX_QUERY_CHARACTERS = 20_000;
const MAX_RESULTS = 100;

export function createKnowledgeBaseSource(clients: KnowledgeClients): KnowledgeBaseSource {
  return {
    list: (connection, signal) => list(clients, connection, signal),
    retrieve: (connection, knowledgeBase, query, limit, signal) =>
      retrieve(clients, connection, knowledgeBase, query, limit, signal),
  };
}

async function list(
  clients: KnowledgeClients,
  connection: Connection,
  signal: AbortSignal,
): Promise<readonly KnowledgeBaseSummary[]> {
  const context = { connection, operation: 'ListKnowledgeBases' };
  const paging = { client: clients.agent(connection), pageSize: 1000, stopOnSameToken: true };
  const summaries = await call(signal, context, (options) =>
    allPages(paginateListKnowledgeBases(paging, {}, options), (page) => page.knowledgeBaseSummaries),
  );
  return summaries.flatMap((summary) => toSummary(summary) ?? []);
}

function toSummary(summary: SdkSummary): KnowledgeBaseSummary | undefined {
  const { knowledgeBaseId: id } = summary;
  if (id === undefined) return undefined;
  return {
    id,
    name: summary.name ?? id,
    ...defined({ description: summary.description }),
    status: summary.status ?? 'UNKNOWN',
  };
}

async function retrieve(
  clients: KnowledgeClients,
  connection: Connection,
  knowledgeBase: KnowledgeBaseRef,
  query: string,
  limit: number,
  signal: AbortSignal,
): Promise<readonly Passage[]> {
  const numberOfResults = Math.min(Math.max(1, Math.trunc(limit)), MAX_RESULTS);
  const command = new RetrieveCommand({
    knowledgeBaseId: knowledgeBase.id,
    retrievalQuery: { text: shortened(query) },
    retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults } },
  });
  const context = { connection, operation: 'Retrieve' };
  const client = clients.agentRuntime(connection);
  const { retrievalResults = [] } = await call(signal, context, (options) => client.send(command, options));
  const passages = retrievalResults.flatMap((result) => toPassage(result) ?? []);
  return passages.toSorted(bestFirst).slice(0, numberOfResults);
}

/** Well-formed before and after the cut, which must not split a character in two. */
function shortened(query: string): string {
  const text = wellFormed(query);
  if (text.length <= MAX_QUERY_CHARACTERS) return text;
  return text.slice(0, MAX_QUERY_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');
}

/** Passages without a score keep their order behind the others. */
function bestFirst(a: Passage, b: Passage): number {
  return (b.score ?? -Infinity) - (a.score ?? -Infinity) || 0;
}
