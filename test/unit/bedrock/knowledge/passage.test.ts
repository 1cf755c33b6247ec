import assert from 'node:assert/strict';
import type {
  KnowledgeBaseRetrievalResult,
  RetrievalResultLocation,
} from '@aws-sdk/client-bedrock-agent-runtime';
import { toPassage } from '../../../../src/bedrock/knowledge/passage.ts';

const content = { text: 'Words' };

function sourceOf(location: object, rest: Partial<KnowledgeBaseRetrievalResult> = {}): unknown {
  const passage = toPassage({ content, location: location as RetrievalResultLocation, ...rest });
  return passage && [passage.title, passage.uri];
}

describe('Where a passage comes from', () => {
  it('is told for each kind of location', () => {
    const url = 'https://wiki.example.com/pages/On%20call?x=1#top';
    const kinds = [
      { type: 'S3', s3Location: { uri: 's3://bucket/handbook/leave.md' } },
      ...['web', 'confluence', 'sharePoint', 'salesforce', 'oneDrive', 'googleDrive'].map((kind) => ({
        type: kind.toUpperCase(),
        [`${kind}Location`]: { url },
      })),
      { type: 'KENDRA', kendraDocumentLocation: { uri: 'https://docs.example.com/a/' } },
      { type: 'CUSTOM', customDocumentLocation: { id: '2222' } },
      { type: 'SQL', sqlLocation: { query: 'SELECT 1' } },
    ].map((location) => sourceOf(location));
    assert.deepEqual(kinds, [
      ['leave.md', 's3://bucket/handbook/leave.md'],
      ...Array.from({ length: 6 }, () => ['On call', url]),
      ['a', 'https://docs.example.com/a/'],
      ['2222', undefined],
      ['SELECT 1', undefined],
    ]);
  });

  it('is taken from the metadata where the kind is unknown', () => {
    const metadata = { 'x-amz-bedrock-kb-source-uri': 'https://new.example.com/doc.pdf' };
    assert.deepEqual(sourceOf({ type: 'TELEX' }, { metadata }), [
      'doc.pdf',
      'https://new.example.com/doc.pdf',
    ]);
  });

  it('has the title of the metadata where there is one', () => {
    const location = { type: 'S3', s3Location: { uri: 's3://b/k.md' } };
    assert.deepEqual(sourceOf(location, { metadata: { title: 'Leave policy' } }), [
      'Leave policy',
      's3://b/k.md',
    ]);
    assert.deepEqual(sourceOf(location, { metadata: { title: 7 } }), ['k.md', 's3://b/k.md']);
  });

  it('is a host where the address has no path, and nothing where nothing is said', () => {
    assert.deepEqual(sourceOf({ webLocation: { url: 'https://example.com' } }), [
      'example.com',
      'https://example.com',
    ]);
    assert.deepEqual(sourceOf({ webLocation: { url: 'https://x/%E0%A4%A' } }), [
      '%E0%A4%A',
      'https://x/%E0%A4%A',
    ]);
    assert.deepEqual(toPassage({ content }), { text: 'Words', title: 'Untitled passage' });
    assert.deepEqual(toPassage({ content, documentId: 'd-1', score: 0.5 }), {
      text: 'Words',
      title: 'd-1',
      score: 0.5,
    });
  });
});

describe('What a passage says', () => {
  it('is its text, a row’s cells, or what was heard or seen', () => {
    const contents = [
      { text: 'Words' },
      { row: [{ columnName: 'a', columnValue: '1' }, { columnName: 'b' }] },
      { audio: { s3Uri: 's3://a', transcription: 'Heard' } },
      { video: { s3Uri: 's3://v', summary: 'Seen' } },
    ].map((each) => toPassage({ content: each })?.text);
    assert.deepEqual(contents, ['Words', 'a: 1\nb: ', 'Heard', 'Seen']);
  });

  it('is nothing for a picture or a blank, which are left out', () => {
    assert.equal(toPassage({ content: { byteContent: 'data:image/png;base64,AA' } }), undefined);
    assert.equal(toPassage({ content: { text: ' \n' } }), undefined);
    assert.equal(toPassage({ content: undefined }), undefined);
  });
});
