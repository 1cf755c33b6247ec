import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isBase64 } from '../../../src/base/base64.ts';

describe('Base64', () => {
  it('is what an encoder makes of any bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => isBase64(Buffer.from(bytes).toString('base64'))));
  });

  it('is nothing else', () => {
    for (const text of ['a', 'abc', 'ab=c', 'a===', 'ab c', 'ab-_', '"><b>'])
      assert.equal(isBase64(text), false, text);
  });

  it('may be as large as any picture is', () => {
    assert.ok(isBase64(Buffer.alloc(6 * 1024 * 1024, 7).toString('base64')));
  });
});
