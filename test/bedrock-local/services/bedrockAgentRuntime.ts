import * as v from 'valibot';
import type { ScriptedService } from '../brain/scenario/play.ts';
import type { Input, OperationContext, Output } from '../contract.ts';
import { baseNotFound } from './bedrockAgent.ts';
import { modelsIn } from './catalogue/regions.ts';
import { notInRegion } from './errors.ts';
import { findBase, type KnowledgeBase } from './knowledge/bases.ts';
import { searchBase, type Hit } from './knowledge/search.ts';
import { paginate } from './pagination.ts';

/** Knowledge bases, searched. */
export const bedrockAgentRuntime: ScriptedService = { unary: { Retrieve: retrieve } };

const search = v.looseObject({
  numberOfResults: v.optional(v.number(), 5),
  filter: v.optional(
    v.looseObject({ equals: v.optional(v.object({ key: v.string(), value: v.unknown() })) }),
  ),
});

const retrieveInput = v.object({
  knowledgeBaseId: v.string(),
  nextToken: v.optional(v.string()),
  retrievalQuery: v.object({ text: v.optional(v.string(), '') }),
  retrievalConfiguration: v.optional(
    v.looseObject({
      vectorSearchConfiguration: v.optional(search),
      managedSearchConfiguration: v.optional(search),
    }),
    {},
  ),
});

function retrieve(input: Input, { caller }: OperationContext): Output {
  if (!modelsIn(caller.region)) throw notInRegion();
  const { knowledgeBaseId, nextToken, retrievalQuery, retrievalConfiguration } = v.parse(
    retrieveInput,
    input,
  );
  const base = findBase(knowledgeBaseId, caller.region);
  if (!base) throw baseNotFound(knowledgeBaseId);
  const { vectorSearchConfiguration, managedSearchConfiguration } = retrievalConfiguration;
  const wanted = vectorSearchConfiguration ?? managedSearchConfiguration;
  const equals = wanted?.filter?.equals;
  const results = searchBase(base, retrievalQuery.text)
    .map((hit) => retrievalResult(hit, base))
    .filter(({ metadata }) => !equals || metadata[equals.key] === equals.value);
  const page = paginate(results, { maxResults: wanted?.numberOfResults, nextToken }, 5);
  return { retrievalResults: page.items, ...(page.nextToken && { nextToken: page.nextToken }) };
}

function retrievalResult({ chunk, score }: Hit, { dataSourceId }: KnowledgeBase) {
  const metadata: Readonly<Record<string, unknown>> = {
    'x-amz-bedrock-kb-source-uri': chunk.uri,
    'x-amz-bedrock-kb-chunk-id': chunk.id,
    'x-amz-bedrock-kb-data-source-id': dataSourceId,
  };
  return {
    content: { text: chunk.text, type: 'TEXT' },
    location: { s3Location: { uri: chunk.uri }, type: 'S3' },
    metadata,
    score,
  };
}
