import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { begin, FakeBedrock, hear, REQUEST, REQUEST_ID } from './fakeBedrock.ts';
import { errorFrame, eventFrame, exceptionFrame, METADATA, STOP, textFrame } from './frames.ts';

const never = new AbortController().signal;

interface Case {
  readonly what: string;
  readonly answer: (response: ServerResponse) => void;
  readonly cause: string;
  /** Text that had arrived, and must be kept. */
  readonly text: string;
}

const ends =
  (...frames: readonly Uint8Array[]) =>
  (response: ServerResponse): void => {
    begin(response, ...frames);
    response.end();
  };

const CASES: readonly Case[] = [
  {
    what: 'that ends without a stop event',
    answer: ends(textFrame('Hel')),
    cause: 'stream-interrupted',
    text: 'Hel',
  },
  { what: 'that ends before it began', answer: ends(), cause: 'stream-interrupted', text: '' },
  {
    what: 'that is cut within a frame',
    answer: ends(textFrame('Hel'), textFrame('lo').subarray(0, 20)),
    cause: 'stream-interrupted',
    text: 'Hel',
  },
  {
    what: 'with a damaged frame',
    answer: ends(textFrame('Hel'), damaged(textFrame('lo')), STOP),
    cause: 'stream-corrupted',
    text: 'Hel',
  },
  {
    what: 'with an exception as its first frame',
    answer: ends(exceptionFrame('modelStreamErrorException', 'The system encountered an unexpected error.')),
    cause: 'model-error',
    text: '',
  },
  ...[
    'internalServerException',
    'serviceUnavailableException',
    'throttlingException',
    'validationException',
  ].map((type, i) => ({
    what: `with a later ${type}`,
    answer: ends(textFrame('Hel'), exceptionFrame(type, 'Said by AWS.')),
    cause: ['service-error', 'service-unavailable', 'throttled', 'request-invalid'][i] ?? '',
    text: 'Hel',
  })),
  {
    what: 'with a first exception that the SDK does not know',
    answer: ends(exceptionFrame('accessDeniedException', 'Denied by AWS.')),
    cause: 'access-denied',
    text: '',
  },
  {
    what: 'with a later exception that nobody knows',
    answer: ends(textFrame('Hel'), exceptionFrame('weatherException', 'It rains.')),
    cause: 'unknown',
    text: 'Hel',
  },
  {
    what: 'with an error of the protocol itself',
    answer: ends(textFrame('Hel'), errorFrame('InternalFailure', 'Broken.')),
    cause: 'service-error',
    text: 'Hel',
  },
];

describe('A stream', () => {
  let bedrock: FakeBedrock;
  afterEach(() => bedrock.stop());

  for (const { what, answer, cause, text } of CASES) {
    it(`${what} fails as ${cause} and keeps what had arrived`, async () => {
      bedrock = await FakeBedrock.start(answer);
      const { events, failure } = await hear(bedrock.models().stream(REQUEST, never));
      assert.equal(failure?.cause, cause);
      assert.equal(failure.requestId, REQUEST_ID);
      assert.equal(events.map((event) => (event.kind === 'text' ? event.text : '')).join(''), text);
    });
  }

  it('with events and blocks that nobody knows goes on', async () => {
    bedrock = await FakeBedrock.start(
      ends(
        eventFrame('weatherReport', { rain: true }),
        eventFrame('contentBlockDelta', { contentBlockIndex: 0, delta: { hologram: { depth: 3 } } }),
        textFrame('Hello', 1),
        STOP,
        METADATA,
      ),
    );
    const { events, failure } = await hear(bedrock.models().stream(REQUEST, never));
    assert.equal(failure, undefined);
    assert.deepEqual(events.slice(1, 3), [
      { kind: 'unknownBlock', index: 0, name: 'hologram' },
      { kind: 'text', index: 1, text: 'Hello' },
    ]);
  });
});

describe('What AWS said in an exception', () => {
  let bedrock: FakeBedrock;
  afterEach(() => bedrock.stop());

  it('is told in its own words, without the SDK’s additions', async () => {
    bedrock = await FakeBedrock.start(ends(exceptionFrame('weatherException', 'It rains.')));
    const { failure } = await hear(bedrock.models().stream(REQUEST, never));
    assert.deepEqual(
      { detail: failure?.detail, exception: failure?.exception, status: failure?.status },
      { detail: 'It rains.', exception: 'WeatherException', status: undefined },
    );
  });

  it('is not invented for a web page that a proxy sent', async () => {
    bedrock = await FakeBedrock.start((response) => {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<html><body>Bad gateway</body></html>');
    });
    const { failure } = await hear(bedrock.models().stream(REQUEST, never));
    assert.deepEqual({ cause: failure?.cause, status: failure?.status }, { cause: 'network', status: 502 });
  });
});

function damaged(frame: Buffer): Buffer {
  const copy = Buffer.from(frame);
  copy.writeUInt32BE((copy.readUInt32BE(copy.length - 4) ^ 1) >>> 0, copy.length - 4);
  return copy;
}
