import assert from 'node:assert/strict';
import { checkedAttachment, MAX_ATTACHMENT_BYTES } from '../../../src/chat/attach.ts';
import type { CodeAttachment } from '../../../src/chat/conversation.ts';
import { failureOf } from '../../../src/chat/failure.ts';

const code: CodeAttachment = {
  id: 'a',
  kind: 'selection',
  uri: 'file:///app.ts',
  label: 'app.ts',
  languageId: 'typescript',
  startLine: 1,
  endLine: 1,
  text: 'const x = 1;',
};

function refusal(text: string): readonly [string, string] {
  try {
    checkedAttachment({ ...code, text });
  } catch (error) {
    const { cause, message } = failureOf(error);
    return [cause, message];
  }
  return ['accepted', ''];
}

describe('what may go with a prompt', () => {
  it('is text up to the limit, as it is', () => {
    assert.equal(checkedAttachment(code), code);
    assert.deepEqual(refusal('x'.repeat(MAX_ATTACHMENT_BYTES)), ['accepted', '']);
  });

  it('is not five megabytes: both sizes are told', () => {
    const message = 'The selection is 5.0 MB, and the limit is 256 KB. Nothing was sent.';
    assert.deepEqual(refusal('x'.repeat(5 * 1024 * 1024)), ['attachment-too-large', message]);
  });

  it('is not blank and not binary', () => {
    assert.deepEqual(refusal(' \n\t'), ['nothing-selected', 'There is no code here to send.']);
    assert.deepEqual(refusal('PNG\0\0'), ['not-text', 'app.ts is not text.']);
  });
});
