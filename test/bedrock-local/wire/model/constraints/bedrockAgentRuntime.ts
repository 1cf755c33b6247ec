import { integer, length, oneOf, text, type Constraints } from '../constraint.ts';

const rerankingModel = text('(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/(.*))?', 1, 2048);
const fields = { key: length(1, 100) };

/** Reference: Agents for Amazon Bedrock Runtime API. */
export const bedrockAgentRuntimeConstraints: Constraints = {
  'RetrieveRequest.knowledgeBaseId': text(
    '[0-9a-zA-Z]{10}|arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:knowledge-base/[0-9a-zA-Z]{10}',
    10,
    2048,
  ),
  'RetrieveRequest.nextToken': text('\\S*', 1, 2048),
  'GuardrailConfiguration.guardrailId': text('[a-z0-9]+', 0, 64),
  'GuardrailConfiguration.guardrailVersion': text('([1-9][0-9]{0,7})|(DRAFT)', 1, 5),
  'KnowledgeBaseQuery.text': length(0, 20_000),
  'KnowledgeBaseQuery.type': oneOf('TEXT', 'IMAGE'),
  'InputImage.format': oneOf('png', 'jpeg', 'gif', 'webp'),
  'InputImage.inlineContent': length(1, 5_242_880),
  'KnowledgeBaseVectorSearchConfiguration.numberOfResults': integer(1, 100),
  'KnowledgeBaseVectorSearchConfiguration.overrideSearchType': oneOf('HYBRID', 'SEMANTIC'),
  'RetrievalFilter.andAll': length(2),
  'RetrievalFilter.orAll': length(2),
  'FilterAttribute.key': length(1, 100),
  'ImplicitFilterConfiguration.metadataAttributes': length(1, 25),
  'ImplicitFilterConfiguration.modelArn': text(
    '(arn:aws(-[^:]+)?:(bedrock|sagemaker):[a-z0-9-]{1,20}:([0-9]{12})?:([a-z-]+/)?)?([a-z0-9.-]{1,63}){0,2}((:[a-z0-9-]{1,63}){0,2})?(/[a-z0-9]{1,12})?',
    1,
    2048,
  ),
  'MetadataAttributeSchema.description': length(1, 1024),
  'MetadataAttributeSchema.key': length(1, 256),
  'MetadataAttributeSchema.type': oneOf('STRING', 'NUMBER', 'BOOLEAN', 'STRING_LIST'),
  'ManagedSearchConfiguration.numberOfResults': integer(1, 100),
  'ManagedSearchConfiguration.rerankingModelType': oneOf('CUSTOM', 'MANAGED', 'NONE'),
  'ManagedSearchRerankingConfiguration.type': oneOf('BEDROCK_RERANKING_MODEL'),
  'ManagedSearchBedrockRerankingConfiguration.numberOfRerankedResults': integer(1, 100),
  'ManagedSearchBedrockRerankingModelConfiguration.additionalModelRequestFields': fields,
  'ManagedSearchBedrockRerankingModelConfiguration.modelArn': rerankingModel,
  'VectorSearchRerankingConfiguration.type': oneOf('BEDROCK_RERANKING_MODEL'),
  'VectorSearchBedrockRerankingConfiguration.numberOfRerankedResults': integer(1, 100),
  'VectorSearchBedrockRerankingModelConfiguration.additionalModelRequestFields': fields,
  'VectorSearchBedrockRerankingModelConfiguration.modelArn': rerankingModel,
  'MetadataConfigurationForReranking.selectionMode': oneOf('SELECTIVE', 'ALL'),
  'RerankingMetadataSelectiveModeConfiguration.fieldsToExclude': length(1, 100),
  'RerankingMetadataSelectiveModeConfiguration.fieldsToInclude': length(1, 100),
  'FieldForReranking.fieldName': length(1, 2000),
};
