import assert from 'node:assert/strict';
import type { Content, Message, ModelRequest } from '../../../../src/chat/modelRequest.ts';
import { FailureError } from '../../../../src/chat/failure.ts';
import { encodeMessages } from '../../../../src/bedrock/converse/encode/messages.ts';
import {
  encodeStreamRequest,
  encodeUnaryRequest,
  shapeOf,
} from '../../../../src/bedrock/converse/encode/request.ts';
import { REQUEST } from './fakeBedrock.ts';

const text = (said: string): Content => ({ kind: 'text', text: said });
const user = (...said: readonly string[]): Message => ({ role: 'user', content: said.map(text) });
const assistant = (...content: readonly Content[]): Message => ({ role: 'assistant', content });

describe('Messages on their way to AWS', () => {
  it('have no empty or blank text', () => {
    assert.deepEqual(encodeMessages([user('', ' \n', 'Hello')]), [
      { role: 'user', content: [{ text: 'Hello' }] },
    ]);
  });

  it('are left out when nothing is left of them, and their neighbours joined', () => {
    assert.deepEqual(encodeMessages([user('One'), assistant(text(' ')), user('Two')]), [
      { role: 'user', content: [{ text: 'One' }, { text: 'Two' }] },
    ]);
  });

  it('begin with the user', () => {
    assert.deepEqual(encodeMessages([assistant(text('Hi')), user('Hello')]), [
      { role: 'user', content: [{ text: 'Hello' }] },
    ]);
  });

  it('have no lone surrogates', () => {
    assert.deepEqual(encodeMessages([user('a\uD800b')]), [{ role: 'user', content: [{ text: 'a\uFFFDb' }] }]);
  });

  it('carry reasoning with its signature, and none without', () => {
    const signed: Content = { kind: 'reasoning', text: 'Hm', signature: 'sig' };
    const unsigned: Content = { kind: 'reasoning', text: 'Hm', signature: '' };
    const redacted: Content = { kind: 'redactedReasoning', base64: 'AQI=' };
    assert.deepEqual(
      encodeMessages([user('Q'), assistant(signed, unsigned, redacted, text('A')), user('Q')])[1],
      {
        role: 'assistant',
        content: [
          { reasoningContent: { reasoningText: { text: 'Hm', signature: 'sig' } } },
          { reasoningContent: { redactedContent: Buffer.from([1, 2]) } },
          { text: 'A' },
        ],
      },
    );
  });

  it('are dropped when they are reasoning alone', () => {
    const alone = assistant({ kind: 'reasoning', text: 'Hm', signature: 'sig' });
    assert.deepEqual(encodeMessages([user('Q'), alone]), [{ role: 'user', content: [{ text: 'Q' }] }]);
  });
});

describe('Pictures and documents on their way to AWS', () => {
  it('go as bytes, each document under an acceptable name of its own', () => {
    const document = (name: string): Content => ({ kind: 'document', format: 'pdf', name, base64: 'AAEC' });
    const image: Content = { kind: 'image', format: 'png', base64: 'AQ==' };
    const encoded = encodeMessages([
      { role: 'user', content: [image, document('Über_uns!.pdf'), text('One')] },
      assistant(text('Yes')),
      { role: 'user', content: [document('Über uns .pdf'), document('…'), text('Two')] },
    ]);
    const bytes = Buffer.from([0, 1, 2]);
    const sent = (name: string) => ({ document: { format: 'pdf', name, source: { bytes } } });
    assert.deepEqual(encoded, [
      {
        role: 'user',
        content: [
          { image: { format: 'png', source: { bytes: Buffer.from([1]) } } },
          sent('Uber uns pdf'),
          { text: 'One' },
        ],
      },
      { role: 'assistant', content: [{ text: 'Yes' }] },
      { role: 'user', content: [sent('Uber uns pdf (2)'), sent('document'), { text: 'Two' }] },
    ]);
  });
});

describe('A request on its way to AWS', () => {
  it('limits the answer, and sets no sampling', () => {
    assert.deepEqual(encode(REQUEST).inferenceConfig, { maxTokens: 100 });
  });

  it('asks for no more tokens than the model has', () => {
    const target = { ...REQUEST.target, maxOutputTokens: 64 };
    assert.deepEqual(encode({ ...REQUEST, target }).inferenceConfig, { maxTokens: 64 });
  });

  it('asks for one token at least', () => {
    assert.deepEqual(encode({ ...REQUEST, maxTokens: 0 }).inferenceConfig, { maxTokens: 1 });
  });

  it('has the guardrail check the stream before it is shown', () => {
    assert.deepEqual(encode(guarded()).guardrailConfig, {
      guardrailIdentifier: 'abc',
      guardrailVersion: '2',
      trace: 'enabled',
      streamProcessingMode: 'sync',
    });
  });

  it('names the guardrail to Converse without a mode for streams', () => {
    assert.deepEqual(encodeUnaryRequest(guarded(), shapeOf(guarded())).guardrailConfig, {
      guardrailIdentifier: 'abc',
      guardrailVersion: '2',
      trace: 'enabled',
    });
  });

  it('has no system field when there is nothing to say in it', () => {
    assert.equal('system' in encode({ ...REQUEST, system: ' ' }), false);
  });

  it('says the system prompt first to a model that takes none', () => {
    const target = { ...REQUEST.target, systemPrompts: false };
    const messages = [assistant(text('Earlier')), user('Hello')];
    const { system, messages: sent } = encode({ ...REQUEST, target, messages });
    assert.equal(system, undefined);
    assert.deepEqual(sent, [{ role: 'user', content: [{ text: 'Be brief.' }, { text: 'Hello' }] }]);
  });

  it('is not sent when nothing is left to say', () => {
    assert.throws(
      () => encode({ ...REQUEST, messages: [user(' ')] }),
      (error) => error instanceof FailureError && error.failure.cause === 'content-invalid',
    );
  });
});

function encode(request: ModelRequest) {
  return encodeStreamRequest(request, shapeOf(request));
}

function guarded(): ModelRequest {
  return { ...REQUEST, guardrail: { id: 'abc', name: 'Careful', version: '2' } };
}
