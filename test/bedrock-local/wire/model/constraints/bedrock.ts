import { integer, oneOf, text, type Constraints } from '../constraint.ts';
import { bedrockListConstraints } from './bedrockLists.ts';

const guardrail = text(
  '([a-z0-9]+)|(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail/[a-z0-9]+)',
  0,
  2048,
);
const page = { maxResults: integer(1, 1000), nextToken: text('\\S*', 1, 2048) };

/** Reference: Amazon Bedrock API, control plane. */
export const bedrockConstraints: Constraints = {
  ...bedrockListConstraints,
  'ListFoundationModelsRequest.byProvider': text('[A-Za-z0-9- ]{1,63}'),
  'ListFoundationModelsRequest.byCustomizationType': oneOf(
    'FINE_TUNING',
    'CONTINUED_PRE_TRAINING',
    'DISTILLATION',
  ),
  'ListFoundationModelsRequest.byOutputModality': oneOf('TEXT', 'IMAGE', 'EMBEDDING'),
  'ListFoundationModelsRequest.byInferenceType': oneOf('ON_DEMAND', 'PROVISIONED'),
  'GetFoundationModelRequest.modelIdentifier': text(
    '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/[a-z0-9-]{1,63}[.]([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}(:[a-z0-9-]{1,63}){0,2})|([a-z0-9-]{1,63}[.][a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})(:[a-z0-9-]{1,63}){0,2})',
    1,
    2048,
  ),
  'ListInferenceProfilesRequest.maxResults': page.maxResults,
  'ListInferenceProfilesRequest.nextToken': page.nextToken,
  'ListInferenceProfilesRequest.typeEquals': oneOf('SYSTEM_DEFINED', 'APPLICATION'),
  'GetInferenceProfileRequest.inferenceProfileIdentifier': text(
    '(arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:(|[0-9a-z-]{0,20}):(|[0-9]{12}):(inference-profile|application-inference-profile)/)?[a-zA-Z0-9-:.]+',
    1,
    2048,
  ),
  'GetFoundationModelAvailabilityRequest.modelId': text(
    '[a-z0-9-]{1,63}[.][a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}(:[a-z0-9-]{1,63}){0,2}(/[a-z0-9]{12}|)',
    0,
    140,
  ),
  'ListGuardrailsRequest.guardrailIdentifier': guardrail,
  'ListGuardrailsRequest.maxResults': page.maxResults,
  'ListGuardrailsRequest.nextToken': page.nextToken,
  'GetGuardrailRequest.guardrailIdentifier': guardrail,
  'GetGuardrailRequest.guardrailVersion': text('([1-9][0-9]{0,7})|(DRAFT)'),
};
