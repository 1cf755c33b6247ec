import type { TurnChoices } from './buildRequest.ts';
import type { CallerIdentity } from './connection.ts';
import type { AnsweredBy } from './conversation.ts';

/** What of the choices is kept with the answer. */
export function answeredBy(choices: TurnChoices): AnsweredBy {
  const { connection, caller, target, guardrail, knowledgeBase, price } = choices;
  const { foundationModelId, destinationRegions } = target;
  return {
    modelLabel: target.label,
    modelId: target.modelId,
    region: connection.region,
    ...(connection.profile !== undefined && { profile: connection.profile }),
    ...(caller && { caller: whoOf(caller) }),
    ...(guardrail && { guardrail: `${guardrail.name} (${guardrail.version})` }),
    ...(knowledgeBase && { knowledgeBase: knowledgeBase.name }),
    ...(foundationModelId !== undefined && { foundationModelId }),
    ...(destinationRegions && { destinationRegions }),
    maxTokens: choices.maxTokens,
    ...(price && { price }),
  };
}

function whoOf({ accountId, arn, role }: CallerIdentity): NonNullable<AnsweredBy['caller']> {
  return { accountId, arn, ...(role !== undefined && { role }) };
}
