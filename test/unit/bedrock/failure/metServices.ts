import type { Met } from './met.ts';

/** Wordings beyond the collection on record: written from memory or varied by hand, none checked against AWS. */
export const MET_SERVICES: Readonly<Record<string, readonly Met[]>> = {
  'What AWS can’t do just now': [
    ['ThrottlingException', 429, 'Too many tokens per day, please wait before trying again.', 'throttled'],
    ['ThrottlingException', 429, 'Rate exceeded', 'throttled'],
    ['ThrottlingException', 400, 'Rate exceeded', 'throttled'],
    [
      'ThrottlingException',
      429,
      'Your request rate is too high. Reduce the frequency of requests.',
      'throttled',
    ],
    [
      'ServiceQuotaExceededException',
      400,
      'Your request exceeds the service quota for your account.',
      'quota-exceeded',
    ],
    [
      'ModelErrorException',
      424,
      'The system encountered an unexpected error during processing. Try your request again.',
      'model-error',
    ],
    [
      'modelStreamErrorException',
      200,
      'The system encountered an unexpected error during processing. Try your request again.',
      'model-error',
    ],
    ['throttlingException', 200, 'Too many tokens, please wait before trying again.', 'throttled'],
    ['serviceUnavailableException', 200, 'Bedrock is unable to process your request.', 'service-unavailable'],
    ['modelTimeoutException', 200, 'x', 'model-timeout'],
    ['InternalFailure', 500, 'x', 'service-error'],
    ['InternalServerException', 500, '', 'service-error'],
    ['Unknown', 503, 'UnknownError', 'service-unavailable'],
    ['Unknown', 502, 'UnknownError', 'service-unavailable'],
    ['BadGatewayException', 502, 'x', 'service-unavailable'],
    ['DependencyFailedException', 424, 'x', 'service-unavailable'],
    ['ValidationException', 400, 'The guardrail is not in READY state.', 'resource-not-ready'],
    ['ValidationException', 400, 'The knowledge base is not in an active state.', 'resource-not-ready'],
    ['ConflictException', 409, 'The guardrail is still being updated.', 'resource-not-ready'],
  ],
  'What the network does': [
    ['TimeoutError', null, 'socket hang up', 'network'],
    ['Error', null, 'socket hang up', 'network'],
    ['Error', null, 'read ECONNRESET', 'network'],
    ['Error', null, 'getaddrinfo EAI_AGAIN bedrock-runtime.us-east-1.amazonaws.com', 'network'],
    [
      'Error',
      null,
      'getaddrinfo ENOTFOUND bedrock-agent-runtime.eu-foo-3.amazonaws.com',
      'region-unreachable',
    ],
    ['Error', null, 'getaddrinfo ENOTFOUND bedrock.cn-north-1.amazonaws.com.cn', 'region-unreachable'],
    ['Error', null, 'getaddrinfo ENOTFOUND bedrock-runtime-fips.us-x-1.amazonaws.com', 'region-unreachable'],
    ['Error', null, 'getaddrinfo ENOTFOUND portal.sso.eu-west-1.amazonaws.com', 'network'],
    [
      'CredentialsProviderError',
      null,
      'EC2 Metadata roleName request returned error: socket hang up',
      'no-credentials',
    ],
    ['Error', null, 'unable to get local issuer certificate', 'network'],
    ['Error', null, 'self-signed certificate in certificate chain', 'network'],
  ],
};
