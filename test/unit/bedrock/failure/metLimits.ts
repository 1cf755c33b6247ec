import type { Met } from './met.ts';

/**
 * Wordings that are not in the collection on record: shapes that public issue threads show, with words varied by hand.
 * The causes are a judgement of what a person should be told.
 */
export const MET_LIMITS: Readonly<Record<string, readonly Met[]>> = {
  'What is too much': [
    ['ThrottlingException', 429, 'Too many tokens per day, please wait before trying again.', 'throttled'],
    [
      'ThrottlingException',
      429,
      'Rate exceeded: InvokeModel requests per minute for this account',
      'throttled',
    ],
    ['ThrottlingException', 429, 'Your daily token quota for this model is used up.', 'throttled'],
    [
      'ServiceQuotaExceededException',
      429,
      'You exceeded the quota for concurrent sessions.',
      'quota-exceeded',
    ],
    ['TooManyRequestsException', 429, '', 'throttled'],
    ['FluxCapacitorThrottledException', 429, 'slow', 'throttled'],
    ['WhateverException', 429, 'no', 'throttled'],
    [
      'ValidationException',
      400,
      'The model returned the following errors: messages: too many images: image_count > 20',
      'too-many-attachments',
    ],
    [
      'ValidationException',
      400,
      'The model returned the following errors: too many images and documents: 21 + 0 > 20',
      'too-many-attachments',
    ],
    ['ValidationException', 400, 'You can include up to 5 documents in a request.', 'too-many-attachments'],
    [
      'ValidationException',
      400,
      "1 validation error detected: Value '900000' at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value less than or equal to 64000",
      'max-tokens-too-high',
    ],
    [
      'ValidationException',
      400,
      'max_tokens: 200000 > 128000, which is the maximum allowed number of output tokens for the model',
      'max-tokens-too-high',
    ],
    ['ValidationException', 400, 'max_new_tokens must be less than or equal to 5120', 'max-tokens-too-high'],
    [
      'ValidationException',
      400,
      'The number of input tokens exceeds the maximum context window of 128000 tokens.',
      'input-too-long',
    ],
    [
      'ValidationException',
      400,
      "Your request exceeds the model's maximum context length of 8192 tokens",
      'input-too-long',
    ],
    ['PayloadTooLargeException', 413, 'Request entity too large', 'input-too-long'],
  ],
  'What never came through': [
    ['WhateverException', 404, 'no', 'resource-not-found'],
    ['WhateverException', 500, 'no', 'service-error'],
    ['WhateverException', 503, 'no', 'service-unavailable'],
    ['WhateverException', null, 'no', 'unknown'],
    ['MysteryNotFoundException', null, 'gone', 'resource-not-found'],
    ['ModelOverloadedException', 529, 'Overloaded', 'service-unavailable'],
    ['TimeoutError', null, 'TimeoutError', 'network'],
    ['Error', null, 'connect ETIMEDOUT 169.254.169.254:80', 'network'],
    ['ModelStreamErrorException', null, 'The model stream was interrupted', 'model-error'],
    ['modelTimeoutException', null, 'timed out', 'model-timeout'],
    ['Error', null, 'read ECONNRESET', 'network'],
    [
      'Error',
      null,
      'Client network socket disconnected before secure TLS connection was established',
      'network',
    ],
    [
      'Error',
      null,
      'write EPROTO 140735:error:1408F10B:SSL routines:ssl3_get_record:wrong version number',
      'network',
    ],
    ['Error', null, 'unable to verify the first certificate', 'network'],
    ['Error', null, 'tunneling socket could not be established, statusCode=407', 'network'],
    ['Error', null, 'stream has been aborted', 'stream-interrupted'],
    ['Error', null, 'Premature close', 'stream-interrupted'],
    ['Error', null, 'Unexpected end of JSON input', 'stream-corrupted'],
    ['SyntaxError', null, 'Unexpected token \'<\', "<html><h"... is not valid JSON', 'network'],
    ['InternalServerException', 500, 'ConnectTimeout', 'service-error'],
    [
      'DependencyFailedException',
      424,
      "Your request couldn't be processed due to an issue with a dependency. Check the resource",
      'service-unavailable',
    ],
    ['BadGatewayException', 502, 'A dependent resource returned an error', 'service-unavailable'],
  ],
};
