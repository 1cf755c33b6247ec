import { integer, length, oneOf, text, type Constraint, type Constraints } from '../constraint.ts';

const arn = 'arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:';
const part = '[a-z0-9-]{1,63}';

const modelId = text(
  [
    `${arn}[0-9]{12}:custom-model/${part}[.]${part}/[a-z0-9]{12}`,
    `${arn}:foundation-model/${part}[.]${part}([.:]?${part})`,
    `${arn}[0-9]{12}:(imported-model|provisioned-model|custom-model-deployment)/[a-z0-9]{12}`,
    `${arn}[0-9]{12}:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+`,
    `${arn}[0-9]{12}:prompt/[0-9a-zA-Z]{10}(?::[0-9]{1,5})?`,
    `${arn}[0-9]{12}:(default-)?prompt-router/[a-zA-Z0-9-:.]+`,
    'arn:aws:sagemaker:[a-z0-9-]+:[0-9]{12}:endpoint/[a-zA-Z0-9-]+',
    '[0-9a-zA-Z]([_-]?[0-9a-zA-Z])*[_-]?',
    '[a-zA-Z0-9-:.]+',
  ]
    .map((one) => `(${one})`)
    .join('|'),
  1,
  2048,
);

const toolName = text('[a-zA-Z0-9_-]+', 1, 64);
const toolUseId = text('[a-zA-Z0-9_.:-]+', 1, 64);
const guardrail = text(`|([a-z0-9]+)|(${arn}[0-9]{12}:guardrail/[a-z0-9]+)`, 0, 2048);
const guardrailVersion = text('|([1-9][0-9]{0,7})|(DRAFT)');
const trace = oneOf('enabled', 'disabled', 'enabled_full');
const qualifiers = { each: oneOf('grounding_source', 'query', 'guard_content') };
const guardImage = oneOf('png', 'jpeg');
const position = integer(0);
const bytes = length(1);

/** What Converse and ConverseStream demand alike. */
function converse(request: string): Constraints {
  const metadata = 'a-zA-Z0-9\\s:_@$#=/+,-.';
  return {
    [`${request}.modelId`]: modelId,
    [`${request}.additionalModelResponseFieldPaths`]: { ...length(0, 10), each: length(1, 256) },
    [`${request}.requestMetadata`]: {
      ...length(1, 16),
      key: text(`[${metadata}]{1,256}`, 1, 256),
      value: text(`[${metadata}]{0,256}`, 0, 256),
    },
  };
}

function guardrailConfig(name: string): Constraints {
  return {
    [`${name}.guardrailIdentifier`]: guardrail,
    [`${name}.guardrailVersion`]: guardrailVersion,
    [`${name}.trace`]: trace,
  };
}

/** Where in a source a citation stands. */
function citation(name: string, index: string): Constraints {
  return Object.fromEntries(
    [index, 'start', 'end'].map((key): [string, Constraint] => [`${name}.${key}`, position]),
  );
}

/** Reference: Amazon Bedrock Runtime API. */
export const bedrockRuntimeConstraints: Constraints = {
  ...converse('ConverseRequest'),
  ...converse('ConverseStreamRequest'),
  'Message.role': oneOf('user', 'assistant', 'system'),
  'ImageBlock.format': oneOf('png', 'jpeg', 'gif', 'webp'),
  'ImageSource.bytes': bytes,
  'S3Location.uri': text('s3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?', 1, 1024),
  'S3Location.bucketOwner': text('[0-9]{12}'),
  'DocumentBlock.format': oneOf('pdf', 'csv', 'doc', 'docx', 'xls', 'xlsx', 'html', 'txt', 'md'),
  'DocumentBlock.name': length(1, 200),
  'DocumentSource.bytes': bytes,
  'VideoBlock.format': oneOf('mkv', 'mov', 'mp4', 'webm', 'flv', 'mpeg', 'mpg', 'wmv', 'three_gp'),
  'VideoSource.bytes': bytes,
  'AudioBlock.format': oneOf(
    ...[
      'mp3',
      'opus',
      'wav',
      'aac',
      'flac',
      'mp4',
      'ogg',
      'mkv',
      'mka',
      'x-aac',
      'm4a',
      'mpeg',
      'mpga',
      'pcm',
      'webm',
    ],
  ),
  'AudioSource.bytes': bytes,
  'ToolUseBlock.toolUseId': toolUseId,
  'ToolUseBlock.name': toolName,
  'ToolUseBlock.type': oneOf('server_tool_use'),
  'ToolResultBlock.toolUseId': toolUseId,
  'ToolResultBlock.status': oneOf('success', 'error'),
  'GuardrailConverseTextBlock.qualifiers': qualifiers,
  'GuardrailConverseImageBlock.format': guardImage,
  'GuardrailConverseImageSource.bytes': bytes,
  'CachePointBlock.type': oneOf('default'),
  'CachePointBlock.ttl': oneOf('5m', '1h'),
  ...citation('DocumentCharLocation', 'documentIndex'),
  ...citation('DocumentPageLocation', 'documentIndex'),
  ...citation('DocumentChunkLocation', 'documentIndex'),
  ...citation('SearchResultLocation', 'searchResultIndex'),
  'ToolReference.type': length(1, 64),
  'ToolReference.name': length(1, 128),
  'ToolReference.serverName': length(1, 128),
  'SystemContentBlock.text': length(1),
  'InferenceConfiguration.maxTokens': integer(1),
  'InferenceConfiguration.temperature': length(0, 1),
  'InferenceConfiguration.topP': length(0, 1),
  'InferenceConfiguration.stopSequences': { ...length(0, 2500), each: length(1) },
  'ToolConfiguration.tools': length(1),
  'ToolSpecification.name': toolName,
  'ToolSpecification.description': length(1),
  'SystemTool.name': toolName,
  'SpecificToolChoice.name': toolName,
  ...guardrailConfig('GuardrailConfiguration'),
  ...guardrailConfig('GuardrailStreamConfiguration'),
  'GuardrailStreamConfiguration.streamProcessingMode': oneOf('sync', 'async'),
  'PerformanceConfiguration.latency': oneOf('standard', 'optimized'),
  'ServiceTier.type': oneOf('priority', 'default', 'flex', 'reserved'),
  'OutputFormat.type': oneOf('json_schema'),
  'OutputConfig.effort': length(0, 16),
  'ApplyGuardrailRequest.guardrailIdentifier': guardrail,
  'ApplyGuardrailRequest.guardrailVersion': guardrailVersion,
  'ApplyGuardrailRequest.source': oneOf('INPUT', 'OUTPUT'),
  'ApplyGuardrailRequest.outputScope': oneOf('INTERVENTIONS', 'FULL'),
  'GuardrailTextBlock.qualifiers': qualifiers,
  'GuardrailImageBlock.format': guardImage,
  'GuardrailImageSource.bytes': bytes,
  'CountTokensRequest.modelId': text('[a-zA-Z_\\.\\-/0-9:]+', 1, 256),
  'InvokeModelTokensRequest.body': length(0, 25_000_000),
};
