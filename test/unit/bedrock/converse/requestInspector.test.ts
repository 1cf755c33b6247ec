import assert from 'node:assert/strict';
import type { ModelRequest } from '../../../../src/chat/modelRequest.ts';
import { createRequestInspector } from '../../../../src/bedrock/converse/requestInspector.ts';
import { REQUEST } from './fakeBedrock.ts';

const inspector = createRequestInspector({
  runtime: () => {
    throw new Error('Nothing is sent for a look');
  },
});

describe('A look at a call', () => {
  it('shows the body that goes over the wire, with bytes as Base64', () => {
    const request: ModelRequest = {
      ...REQUEST,
      system: 'Be brief.',
      messages: [
        {
          role: 'user',
          content: [
            { kind: 'image', format: 'png', base64: 'AQID' },
            { kind: 'text', text: 'What is it?' },
          ],
        },
      ],
    };
    assert.deepEqual(inspector.wire(request), {
      operation: 'ConverseStream',
      body: {
        messages: [
          {
            role: 'user',
            content: [{ image: { format: 'png', source: { bytes: 'AQID' } } }, { text: 'What is it?' }],
          },
        ],
        system: [{ text: 'Be brief.' }],
        inferenceConfig: { maxTokens: request.maxTokens },
      },
    });
  });

  it('names the operation that does not stream where the model does not', () => {
    const target = { ...REQUEST.target, streaming: false };
    assert.equal(inspector.wire({ ...REQUEST, target }).operation, 'Converse');
  });

  it('says where nothing is left to send', () => {
    assert.throws(() => inspector.wire({ ...REQUEST, messages: [] }), /nothing to send/);
  });
});
