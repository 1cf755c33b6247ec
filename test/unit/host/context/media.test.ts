import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileAttachment, sniff } from '../../../../src/host/context/media.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const PNG = bytes('\x89PNG\r\n\x1A\n…');

describe('What a file is', () => {
  it('is told by its first bytes, whatever its name says', () => {
    const files: readonly (readonly [string, Uint8Array])[] = [
      ['a.jpeg', PNG],
      ['a.png', bytes('\xFF\xD8\xFF\xE0')],
      ['a', bytes('GIF89a')],
      ['a.txt', bytes('RIFF\x01\x02\x03\x04WEBPVP8 ')],
      ['a.docx', bytes('%PDF-1.7')],
    ];
    assert.deepEqual(
      files.map(([name, content]) => sniff(name, content)),
      [
        { kind: 'image', format: 'png' },
        { kind: 'image', format: 'jpeg' },
        { kind: 'image', format: 'gif' },
        { kind: 'image', format: 'webp' },
        { kind: 'document', format: 'pdf' },
      ],
    );
  });

  it('is told by its name as well where formats share a container', () => {
    const zip = bytes('PK\x03\x04\x00');
    const ole = bytes('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1');
    assert.deepEqual(
      [sniff('a.DOCX', zip), sniff('a.xlsx', zip), sniff('a.zip', zip), sniff('a.xls', ole), sniff('a', ole)],
      [
        { kind: 'document', format: 'docx' },
        { kind: 'document', format: 'xlsx' },
        { kind: 'other' },
        { kind: 'document', format: 'xls' },
        { kind: 'other' },
      ],
    );
  });

  it('is text where it is UTF-8 without a NUL, and else nothing that a model reads', () => {
    assert.deepEqual(sniff('a.ts', Buffer.from('const ä = 1;\n')), { kind: 'text' });
    assert.deepEqual(sniff('a.svg', Buffer.from('<svg/>')), { kind: 'text' });
    assert.deepEqual(sniff('a.txt', bytes('a\0b')), { kind: 'other' });
    assert.deepEqual(sniff('a.txt', bytes('\xE4\xF6')), { kind: 'other' });
  });

  it('never fails to be told, and text comes through as it was', () => {
    fc.assert(fc.property(fc.string(), fc.uint8Array(), (name, content) => void sniff(name, content)));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const attachment = fileAttachment('a.txt', Buffer.from(text));
        if (attachment?.kind === 'file') assert.equal(attachment.text, text.replace(/^\uFEFF/, ''));
      }),
    );
  });
});

describe('A file that goes along', () => {
  it('is its bytes or its text', () => {
    const image = fileAttachment('shot.png', PNG);
    assert.deepEqual(image, {
      id: image?.id,
      kind: 'image',
      format: 'png',
      label: 'shot.png',
      base64: Buffer.from(PNG).toString('base64'),
    });
    const text = fileAttachment('a.ts', Buffer.from('x'), 'file:///a.ts');
    assert.deepEqual(text, { id: text?.id, kind: 'file', label: 'a.ts', text: 'x', uri: 'file:///a.ts' });
    assert.equal(fileAttachment('a.bin', bytes('\0')), undefined);
  });
});
