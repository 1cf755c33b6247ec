import type { ScriptedService } from '../brain/scenario/play.ts';
import type { Input, OperationContext, Output } from '../contract.ts';
import { modelArn, modelsIn, partitionOf } from './catalogue/regions.ts';
import { notFound, notInRegion } from './errors.ts';
import { basesIn, findBase, type KnowledgeBase } from './knowledge/bases.ts';
import { paginate } from './pagination.ts';

/** Knowledge bases, told about. */
export const bedrockAgent: ScriptedService = {
  unary: { ListKnowledgeBases: listKnowledgeBases, GetKnowledgeBase: getKnowledgeBase },
};

const updatedAt = '2026-09-02T08:30:11.482109Z';

function listKnowledgeBases(input: Input, { caller }: OperationContext): Output {
  if (!modelsIn(caller.region)) throw notInRegion();
  const summaries = basesIn(caller.region).map(({ id, name, description }) => ({
    knowledgeBaseId: id,
    name,
    description,
    status: 'ACTIVE',
    updatedAt,
  }));
  const page = paginate(summaries, input, 1);
  return { knowledgeBaseSummaries: page.items, ...(page.nextToken && { nextToken: page.nextToken }) };
}

function getKnowledgeBase(input: Input, { caller }: OperationContext): Output {
  const id = String(input['knowledgeBaseId']);
  const base = findBase(id, caller.region);
  if (!base) throw baseNotFound(id);
  return { knowledgeBase: describe(base, caller) };
}

export function baseNotFound(id: string): Error {
  return notFound(`Knowledge Base with id ${id} does not exist`);
}

function describe(base: KnowledgeBase, { region, accountId }: OperationContext['caller']): Output {
  const partition = partitionOf(region);
  return {
    knowledgeBaseId: base.id,
    name: base.name,
    knowledgeBaseArn: `arn:${partition}:bedrock:${region}:${accountId}:knowledge-base/${base.id}`,
    description: base.description,
    roleArn: `arn:${partition}:iam::${accountId}:role/service-role/KnowledgeBase_${base.id}`,
    knowledgeBaseConfiguration: {
      type: 'VECTOR',
      vectorKnowledgeBaseConfiguration: {
        embeddingModelArn: modelArn('amazon.titan-embed-text-v2:0', region),
      },
    },
    status: 'ACTIVE',
    createdAt: '2026-04-20T11:02:54.090211Z',
    updatedAt,
  };
}
