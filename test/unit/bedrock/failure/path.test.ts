import assert from 'node:assert/strict';
import { kindOfPath, pathOf } from '../../../../src/bedrock/failure/path.ts';

describe('Where AWS found a fault', () => {
  for (const [text, path, kind] of [
    [
      "1 validation error detected: Value at 'messages.1.member.content.2.member.image.format' failed to satisfy constraint: x",
      'messages.1.content.2.image.format',
      'image',
    ],
    [
      "2 validation errors detected: Value '' at 'inferenceConfig.maxTokens' failed to satisfy constraint: x",
      'inferenceConfig.maxTokens',
      'maxTokens',
    ],
    ['messages.0.content.1.image.source: bad', 'messages.0.content.1.image.source', 'image'],
    ['messages.2.content.0.cache_control.ttl: bad', 'messages.2.content.0.cache_control.ttl', 'caching'],
    ['Malformed input request: #/messages/2/content: bad', 'messages.2.content', 'content'],
    ['tools.3.custom.name: bad', 'tools.3.custom.name', 'tools'],
    ['thinking.type: bad', 'thinking.type', 'reasoning'],
    ['The text at messages.28.content.1 is blank.', 'messages.28.content.1', 'content'],
  ] as const) {
    it(`is ${path} in “${text.slice(0, 60)}”`, () => {
      assert.equal(pathOf(text), path);
      assert.equal(kindOfPath(text), kind);
    });
  }

  it('is nowhere in a sentence with dots', () => {
    assert.equal(pathOf('The messages. They were many. See the documentation.'), undefined);
    assert.equal(kindOfPath('Input is too long for requested model.'), undefined);
  });
});
