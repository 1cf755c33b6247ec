import type { Met } from './met.ts';

/**
 * Wordings that are not in the collection on record: shapes that public issue threads show, with words varied by hand.
 * The causes are a judgement of what a person should be told.
 */
export const MET_ACCESS: Readonly<Record<string, readonly Met[]>> = {
  'Which account may use which model': [
    [
      'ResourceNotFoundException',
      404,
      'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 15 days. Please upgrade to an active model on Amazon Bedrock',
      'model-legacy',
    ],
    [
      'ValidationException',
      400,
      'This model has been retired on 2026-02-01. Choose another model.',
      'model-legacy',
    ],
    [
      'ResourceNotFoundException',
      404,
      'The model version you requested reached end-of-life.',
      'model-legacy',
    ],
    [
      'AccessDeniedException',
      403,
      'Model access is denied by Marketplace subscription',
      'marketplace-subscription',
    ],
    [
      'AccessDeniedException',
      403,
      'Your AWS Marketplace subscription for this model is still being processed. Try again in 15 minutes.',
      'subscription-pending',
    ],
    [
      'AccessDeniedException',
      403,
      'The subscription to this model is pending. Wait up to 15 minutes before you call it again.',
      'subscription-pending',
    ],
    ['AccessDeniedException', 403, 'Model access request is in progress', 'subscription-pending'],
    [
      'AccessDeniedException',
      403,
      'You must accept the end user license agreement of this model before you can use it.',
      'no-agreement',
    ],
    ['ValidationException', 400, 'The agreement for this model has not been accepted.', 'no-agreement'],
    ['ValidationException', 400, 'This model is not available in your country.', 'geo-restricted'],
    [
      'AccessDeniedException',
      403,
      "Usage of this provider's models from your geographic location is restricted.",
      'geo-restricted',
    ],
    [
      'ValidationException',
      400,
      "1 validation error detected: Value 'x y' at 'guardrailConfig.guardrailIdentifier' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(([a-z0-9]+)|(arn:aws))$",
      'guardrail-not-found',
    ],
    [
      'ValidationException',
      400,
      "1 validation error detected: Value 'nope!' at 'knowledgeBaseId' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9a-zA-Z]+",
      'knowledge-base-not-found',
    ],
    [
      'ValidationException',
      400,
      'Model anthropic.claude-x is not supported in eu-north-1',
      'model-not-found',
    ],
    ['ValidationException', 400, 'The requested model is not available in this Region.', 'model-not-found'],
    ['ValidationException', 400, 'Invalid model ID.', 'model-not-found'],
    ['ValidationException', 400, 'The provided inference profile ID is invalid.', 'model-not-found'],
    ['ResourceNotFoundException', 404, 'The specified guardrail could not be found.', 'guardrail-not-found'],
    [
      'ValidationException',
      400,
      'The guardrail version provided in the request does not exist.',
      'guardrail-not-found',
    ],
    ['ResourceNotFoundException', 404, 'Knowledge base ABC was not found', 'knowledge-base-not-found'],
    [
      'RegionDisabledException',
      403,
      'STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.',
      'account-not-authorized',
    ],
    [
      'OptInRequired',
      403,
      'The AWS Access Key Id needs a subscription for the service',
      'account-not-authorized',
    ],
    ['AccessDeniedException', 403, 'Your account is currently suspended', 'account-not-authorized'],
    ['ConflictException', 400, 'Model is not ready for inference', 'model-not-ready'],
    [
      'ModelNotReadyException',
      429,
      'The model specified in the request is not ready to serve inference requests.',
      'model-not-ready',
    ],
    [
      'ValidationException',
      400,
      'Invocation of model ID us.x with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
      'needs-inference-profile',
    ],
    [
      'ValidationException',
      400,
      "The provided model doesn't support on-demand inference; it can only be used through an inference profile.",
      'needs-inference-profile',
    ],
    [
      'AccessDeniedException',
      403,
      "You don't have access to the model with the specified model ID.",
      'model-access-denied',
    ],
    [
      'AccessDeniedException',
      403,
      'Your account does not have access to the requested model',
      'model-access-denied',
    ],
    [
      'AccessDeniedException',
      403,
      'You need to complete your use case details form to use this Anthropic model',
      'use-case-form-missing',
    ],
    [
      'ValidationException',
      400,
      'Data retention mode NONE is not permitted for this model',
      'data-retention',
    ],
    ['ResourceNotFoundException', 404, 'The provided inference profile ARN was not found', 'model-not-found'],
  ],
};
