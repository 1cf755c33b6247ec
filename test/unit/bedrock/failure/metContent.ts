import type { Met } from './met.ts';

/**
 * Wordings that are not in the collection on record: shapes that public issue threads show, with words varied by hand.
 * The causes are a judgement of what a person should be told.
 */
export const MET_CONTENT: Readonly<Record<string, readonly Met[]>> = {
  'What a model does not take': [
    ['WhateverException', 400, 'no', 'request-invalid'],
    [
      'ValidationException',
      400,
      'The model returned the following errors: messages.4: Did not find 1 `tool_result` block(s) at the beginning of this message. Messages following `tool_use` blocks must begin with a matching number of `tool_result` blocks.',
      'tools-invalid',
    ],
    [
      'ValidationException',
      400,
      'Cache point cannot be inserted after reasoning block. Please remove the invalid cache point and try again.',
      'unsupported-feature',
    ],
    [
      'ValidationException',
      400,
      'A maximum of 4 blocks with cache_control may be provided. Found 5.',
      'unsupported-feature',
    ],
    [
      'ValidationException',
      400,
      'The model returned the following errors: Your API request included an `assistant` message in the final position, which would pre-fill the `assistant` response. When using tools, pre-filling the `assistant` response is not supported.',
      'unsupported-feature',
    ],
    [
      'ValidationException',
      400,
      'The model returned the following errors: Validation Error',
      'request-invalid',
    ],
    [
      'ValidationException',
      400,
      'Malformed input request: #: subject must not be valid against schema {"required":["messages"]}#/messages/1/content: expected type: String, found: JSONArray, please reformat your input and try again.',
      'content-invalid',
    ],
    [
      'ValidationException',
      400,
      "1 validation error detected: Value at 'messages.1.member.content.2.member.image.format' failed to satisfy constraint: Member must satisfy enum value set: [gif, jpeg, png, webp]",
      'image-invalid',
    ],
    [
      'ValidationException',
      400,
      "2 validation errors detected: Value '' at 'messages.1.member.content.2.member.document.name' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'x' failed to satisfy constraint: Member must not be null",
      'document-invalid',
    ],
    [
      'ValidationException',
      400,
      "1 validation error detected: Value '5.0' at 'inferenceConfig.temperature' failed to satisfy constraint: Member must have value less than or equal to 1",
      'sampling-conflict',
    ],
    [
      'ValidationException',
      400,
      "1 validation error detected: Value at 'toolConfig.tools' failed to satisfy constraint: Member must have length greater than or equal to 1",
      'tools-invalid',
    ],
    [
      'ValidationException',
      400,
      'The model returned the following errors: messages.0.content.1.image.source.base64.data: At least one of the image dimensions exceed max allowed size: 8000 pixels',
      'image-invalid',
    ],
    [
      'ValidationException',
      400,
      'messages.0.content.0.image.source.bytes: invalid base64 data',
      'image-invalid',
    ],
    [
      'ValidationException',
      400,
      "The model returned the following errors: messages.3.content.0.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block.",
      'unsupported-feature',
    ],
    [
      'ValidationException',
      400,
      "The model returned the following errors: tools.3.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
      'tools-invalid',
    ],
    [
      'ValidationException',
      400,
      'The model returned the following errors: tool_choice: Input should be a valid dictionary',
      'tools-invalid',
    ],
    ['ValidationException', 400, "This model doesn't support system prompts.", 'unsupported-feature'],
    ['ValidationException', 400, "The model doesn't support citations.", 'unsupported-feature'],
    [
      'ValidationException',
      400,
      'The model returned the following errors: Extra inputs are not permitted',
      'unsupported-feature',
    ],
    ['PackedPolicyTooLarge', 400, 'Packed size too large', 'request-invalid'],
    ['ValidationException', 400, 'The value at messages.2.content.0.text is blank', 'content-invalid'],
    ['ValidationException', 400, 'The system prompt must not be empty', 'content-invalid'],
    ['ValidationException', 400, 'Conversation roles must alternate user/assistant', 'content-invalid'],
    [
      'ValidationException',
      400,
      "Service tier 'priority' isn't supported for this model",
      'unsupported-feature',
    ],
    ['ValidationException', 400, 'Stop sequences are not supported', 'unsupported-feature'],
    [
      'ValidationException',
      400,
      'outputConfig.textFormat: json_schema is not supported',
      'unsupported-feature',
    ],
    [
      'ValidationException',
      400,
      'The model returned the following errors: thinking.type: "enabled" is not supported for this model. Use thinking.type: adaptive',
      'reasoning-invalid',
    ],
    [
      'ValidationException',
      400,
      'The model returned the following errors: `temperature` and `top_k` cannot both be specified',
      'sampling-conflict',
    ],
    ['ValidationException', 400, 'top_p is not supported for this model', 'sampling-conflict'],
    ['UnknownOperationException', 404, '', 'unsupported-feature'],
    ['ValidationException', 400, 'Input contains invalid characters', 'request-invalid'],
  ],
};
