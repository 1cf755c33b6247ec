import assert from 'node:assert/strict';
import { MAX_ATTACHMENT_BYTES } from '../../../../src/chat/attach.ts';
import type { MediaAttachment, TextAttachment } from '../../../../src/chat/conversation.ts';
import { admit } from '../../../../src/host/context/admission.ts';

const text: TextAttachment = { id: 't', kind: 'file', label: 'a.ts', text: 'x' };
const image: MediaAttachment = { id: 'i', kind: 'image', label: 'a.png', format: 'png', base64: 'AAAA' };
const document: MediaAttachment = {
  id: 'd',
  kind: 'document',
  label: 'a.pdf',
  format: 'pdf',
  base64: 'AAAA',
};
const seeing = { label: 'Haiku', inputModalities: ['TEXT', 'IMAGE'] };
const blind = { label: 'Micro', inputModalities: ['TEXT'] };

describe('What may go with a prompt', () => {
  it('is all that fits, in the order in which it came', () => {
    assert.deepEqual(admit([text, image, document], [], seeing), {
      taken: [text, image, document],
      refused: [],
    });
  });

  it('is no text that is empty, binary or too large, and each is named', () => {
    const offered = [
      { ...text, text: ' \n' },
      { ...text, text: 'a\0' },
      { ...text, text: 'x'.repeat(MAX_ATTACHMENT_BYTES + 1) },
    ];
    assert.deepEqual(admit(offered, [], seeing), {
      taken: [],
      refused: [
        'a.ts is empty.',
        'a.ts is neither text nor a picture or document that a model reads.',
        'a.ts is 256 KB, and the limit is 256 KB. Select a part of it instead.',
      ],
    });
  });

  it('is no picture for a model that has no eyes; one that is not known may have them', () => {
    assert.deepEqual(admit([image, document], [], blind), {
      taken: [document],
      refused: ['a.png was left out: Micro reads no pictures. Pick a model that does.'],
    });
    for (const reader of [undefined, { label: 'New' }]) {
      assert.deepEqual(admit([image], [], reader).taken, [image]);
    }
  });

  it('is no more media than a request takes, what is in it already counted', () => {
    const five = Array.from({ length: 4 }, (_, i) => ({ ...document, id: `d${i}` }));
    assert.deepEqual(admit([document, { ...document, id: 'e' }, image], five, seeing), {
      taken: [document, image],
      refused: ['a.pdf was left out: a request takes at most 5 documents.'],
    });
  });

  it('is nothing larger than AWS takes', () => {
    const base64 = 'A'.repeat(4 * 1024 * 1400);
    assert.deepEqual(admit([{ ...image, base64 }], [], seeing), {
      taken: [],
      refused: ['a.png is 4.1 MB, and the limit is 3.8 MB.'],
    });
  });
});
