import assert from 'node:assert/strict';
import { AwsError } from '../../../bedrock-local/contract.ts';
import { validInput } from '../../../bedrock-local/wire/rest/validInput.ts';
import { createRouter } from '../../../bedrock-local/wire/route.ts';

const route = createRouter({});
const path = '/model/amazon.nova-lite-v1%3A0/converse';
const messages = [{ role: 'user', content: [{ text: 'Hi' }] }];

/** Name and text of the refusal of a request. */
function refusal(method: string, url: string, body: unknown): readonly [string, string] | undefined {
  const [address = '', query = ''] = url.split('?');
  const found = route(method, address);
  assert.ok(found);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const parts = {
    method,
    path: address,
    query: new URLSearchParams(query),
    headers: {},
    body: Buffer.from(text),
  };
  try {
    validInput(parts, found);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return [error.name, error.message];
    throw error;
  }
}

function converse(body: object): readonly [string, string] | undefined {
  return refusal('POST', path, { messages, ...body });
}

const one = '1 validation error detected: ';

describe('A broken constraint is told in Smithy’s words:', () => {
  const cases: readonly (readonly [string, object, string])[] = [
    [
      'a number below its range',
      { inferenceConfig: { maxTokens: 0 } },
      "Value '0' at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      'a number above its range',
      { inferenceConfig: { topP: 2 } },
      "Value '2' at 'inferenceConfig.topP' failed to satisfy constraint: Member must have value less than or equal to 1",
    ],
    [
      'a list that is too long',
      { additionalModelResponseFieldPaths: Array.from({ length: 11 }, () => '/a') },
      `Value '[${Array.from({ length: 11 }, () => '/a').join(', ')}]' at 'additionalModelResponseFieldPaths' failed to satisfy constraint: Member must have length less than or equal to 10`,
    ],
    [
      'a value of no enum',
      { performanceConfig: { latency: 'fast' } },
      "Value 'fast' at 'performanceConfig.latency' failed to satisfy constraint: Member must satisfy enum value set: [standard, optimized]",
    ],
    [
      'a missing member',
      { serviceTier: {} },
      "Value null at 'serviceTier.type' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a pattern, without quoting what people wrote',
      { toolConfig: { tools: [{ toolSpec: { name: 'a b', inputSchema: { json: {} } } }] } },
      "Value at 'toolConfig.tools.1.member.toolSpec.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+",
    ],
    [
      'an unknown member',
      { extra: 1 },
      "Value at 'extra' failed to satisfy constraint: Member must be known to the operation",
    ],
    [
      'an empty union',
      { messages: [{ role: 'user', content: [{}] }] },
      "Value at 'messages.1.member.content.1.member' failed to satisfy constraint: Member must set exactly one member of the union",
    ],
  ];
  for (const [title, body, text] of cases) {
    it(title, () => assert.deepEqual(converse(body), ['ValidationException', one + text]));
  }

  it('several at once', () => {
    assert.deepEqual(converse({ inferenceConfig: { maxTokens: 0, temperature: 2 } }), [
      'ValidationException',
      "2 validation errors detected: Value '0' at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1; Value '2' at 'inferenceConfig.temperature' failed to satisfy constraint: Member must have value less than or equal to 1",
    ]);
  });

  it('a query parameter', () => {
    assert.deepEqual(refusal('GET', '/guardrails?maxResults=0', ''), [
      'ValidationException',
      `${one}Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    ]);
  });
});

describe('A value of the wrong type is told in the words of AWS’s JSON reader:', () => {
  const cases: readonly (readonly [string, object, string])[] = [
    [
      'a number for a text',
      { messages: [{ role: 1, content: [] }] },
      'NUMBER_VALUE can not be converted to a String',
    ],
    [
      'a text for a number',
      { inferenceConfig: { maxTokens: '1' } },
      'STRING_VALUE can not be converted to a Number',
    ],
    [
      'a fraction for a whole number',
      { inferenceConfig: { maxTokens: 1.5 } },
      'NUMBER_VALUE can not be converted to an Integer',
    ],
    ['a list for a structure', { inferenceConfig: [] }, 'Start of list found where not expected'],
    ['a structure for a list', { messages: {} }, 'Start of structure or map found where not expected.'],
  ];
  for (const [title, body, text] of cases) {
    it(title, () => assert.deepEqual(converse(body), ['SerializationException', text]));
  }

  it('what is no JSON', () => {
    assert.deepEqual(refusal('POST', path, '{'), [
      'SerializationException',
      'The request body is not a JSON object.',
    ]);
  });
});
