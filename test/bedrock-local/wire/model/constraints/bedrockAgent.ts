import { integer, text, type Constraints } from '../constraint.ts';

/** Reference: Agents for Amazon Bedrock API. */
export const bedrockAgentConstraints: Constraints = {
  'ListKnowledgeBasesRequest.maxResults': integer(1, 1000),
  'ListKnowledgeBasesRequest.nextToken': text('\\S*', 1, 2048),
  'GetKnowledgeBaseRequest.knowledgeBaseId': text('[0-9a-zA-Z]{10}'),
};
