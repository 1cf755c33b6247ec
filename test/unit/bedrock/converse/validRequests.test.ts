import fc from 'fast-check';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Content, Message, ModelRequest } from '../../../../src/chat/modelRequest.ts';
import {
  encodeStreamRequest,
  encodeUnaryRequest,
  shapeOf,
} from '../../../../src/bedrock/converse/encode/request.ts';
import { REQUEST } from './fakeBedrock.ts';

interface Validator {
  validateRequest(request: { method: string; path: string; body: unknown }): {
    violations: readonly string[];
  };
}

const ROOT = resolve(import.meta.dirname, '../../../..');
const FOLDER = resolve(ROOT, process.env['CONFORMANCE_DIR'] ?? '../shared/conformance');
const VALIDATOR = join(FOLDER, 'validate.mjs');

const words = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '\uD800', 'Hello'),
);

const cachePoint = fc.record({
  kind: fc.constant('cachePoint' as const),
  ttl: fc.constantFrom('5m' as const, '1h' as const),
});

const parameters = fc.record(
  {
    temperature: fc.double({ min: 0, max: 1, noNaN: true }),
    effort: fc.constantFrom('low', 'max'),
    additionalFields: fc.constant({ thinking: { type: 'enabled', budget_tokens: 1024 } }),
    serviceTier: fc.constantFrom('flex', 'priority'),
    latency: fc.constant('optimized'),
    requestMetadata: fc.constant({ team: 'a' }),
  },
  { requiredKeys: [] },
);

const content: fc.Arbitrary<Content> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words }),
  fc.record({ kind: fc.constant('reasoning' as const), text: words, signature: words }),
  fc.record({ kind: fc.constant('redactedReasoning' as const), base64: fc.base64String() }),
  cachePoint,
  fc.record({
    kind: fc.constant('toolUse' as const),
    id: words,
    name: words,
    input: fc.constant({ a: 1 }),
  }),
  fc.record({ kind: fc.constant('toolResult' as const), id: words, text: words, failed: fc.boolean() }),
);

const tools = fc.constant([{ name: 'look', description: '', inputSchema: { type: 'object' } }]);

const message: fc.Arbitrary<Message> = fc.record({
  role: fc.constantFrom('user' as const, 'assistant' as const),
  content: fc.array(content, { maxLength: 4 }),
});

const requests: fc.Arbitrary<ModelRequest> = fc
  .record({
    messages: fc.array(message, { maxLength: 6 }),
    system: words,
    maxTokens: fc.integer({ min: -5, max: 100_000 }),
    systemPrompts: fc.boolean(),
    guarded: fc.boolean(),
    parameters,
    systemCachePoint: cachePoint,
    tools,
    toolsCachePoint: cachePoint,
  })
  .map(({ systemPrompts, guarded, messages, ...rest }) => ({
    ...REQUEST,
    target: { ...REQUEST.target, systemPrompts },
    ...rest,
    messages: [...messages, { role: 'user', content: [{ kind: 'text', text: 'And now?' }] }],
    ...(guarded && { guardrail: { id: 'abc123', name: 'Careful', version: 'DRAFT' } }),
  }));

describe('Whatever the conversation holds, the request', () => {
  // Left out instead of pending: pending tests are forbidden, so that none is forgotten.
  if (existsSync(VALIDATOR)) {
    it('keeps to AWS’s own model of ConverseStream and Converse', async () => {
      const validator = (await import(pathToFileURL(VALIDATOR).href)) as Validator;
      fc.assert(
        fc.property(requests, (request) => {
          const shape = shapeOf(request);
          assert.deepEqual(violations(validator, 'converse-stream', encodeStreamRequest(request, shape)), []);
          assert.deepEqual(violations(validator, 'converse', encodeUnaryRequest(request, shape)), []);
        }),
      );
    });
  } else {
    process.stderr.write(
      `SKIPPED: requests are not checked against AWS's models, there is no ${VALIDATOR}\n`,
    );
  }

  it('lets roles take turns, the user first and last, without blank text', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { messages = [] } = encodeStreamRequest(request, shapeOf(request));
        assert.deepEqual(
          messages.map(({ role }) => role),
          messages.map((_message, i) => (i % 2 === 0 ? 'user' : 'assistant')),
        );
        const texts = messages.flatMap(({ content: blocks = [] }) =>
          blocks.flatMap(({ text }) => text ?? []),
        );
        assert.ok(texts.every((text) => text.trim() !== '' && text.isWellFormed()));
      }),
    );
  });
});

function violations(
  validator: Validator,
  operation: string,
  { modelId = '', ...body }: { modelId?: string | undefined },
) {
  const path = `/model/${encodeURIComponent(modelId)}/${operation}`;
  return validator.validateRequest({ method: 'POST', path, body: JSON.parse(onTheWire(body)) }).violations;
}

/** Bytes travel as base64. */
function onTheWire(body: object): string {
  return JSON.stringify(body, (_key, value: unknown) =>
    isBuffer(value) ? Buffer.from(value.data).toString('base64') : value,
  );
}

function isBuffer(value: unknown): value is { readonly type: 'Buffer'; readonly data: readonly number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
}
