import assert from 'node:assert/strict';
import type { StreamFault, StreamStep } from '../../../bedrock-local/contract.ts';
import { AwsError } from '../../../bedrock-local/contract.ts';
import {
  messageStart,
  messageStop,
  nextEnded,
  playing,
  receive,
  runtimeClient,
  serving,
  textDelta,
} from './harness.ts';

const begun = [
  { messageStart: { role: 'assistant' } },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Hi' } } },
];
const fault = (of: StreamFault): StreamStep => ({ kind: 'fault', fault: of });

function* faulty(of: StreamFault): Generator<StreamStep> {
  yield messageStart;
  yield textDelta('Hi');
  yield fault(of);
  yield textDelta(' there');
  yield messageStop;
}

describe('A frame that is cut', () => {
  const server = serving({ services: playing(() => faulty({ type: 'truncateFrame' })) });

  for (const protocol of ['HTTP/1.1', 'HTTP/2'] as const) {
    it(`is called truncated by the SDK over ${protocol}`, async () => {
      const { events, error } = await receive(runtimeClient(server.local.url, protocol));
      assert.deepEqual(events, begun);
      assert.equal(error?.message, 'Truncated event message received.');
    });
  }
});

describe('A frame with a wrong checksum', () => {
  const server = serving({ services: playing(() => faulty({ type: 'badCrc' })) });

  it('is refused by the SDK', async () => {
    const { events, error } = await receive(runtimeClient(server.local.url, 'HTTP/2'));
    assert.deepEqual(events, begun);
    assert.match(
      error?.message ?? '',
      /^The message checksum \(\d+\) did not match the expected value of \d+$/,
    );
  });
});

describe('A reset connection', () => {
  const server = serving({ services: playing(() => faulty({ type: 'reset', afterBytes: 20 })) });

  it('is called aborted by the SDK over HTTP/1.1', async () => {
    const { events, error } = await receive(runtimeClient(server.local.url, 'HTTP/1.1'));
    assert.deepEqual(events, begun);
    assert.deepEqual(
      { message: error?.message, code: (error as NodeJS.ErrnoException).code },
      { message: 'aborted', code: 'ECONNRESET' },
    );
  });

  it('looks like a cut frame over HTTP/2', async () => {
    const { events, error } = await receive(runtimeClient(server.local.url, 'HTTP/2'));
    assert.deepEqual([events, error?.message], [begun, 'Truncated event message received.']);
  });
});

describe('A stream that ends early', () => {
  const server = serving({ services: playing(() => faulty({ type: 'end' })) });

  it('ends without messageStop, and without an error', async () => {
    assert.deepEqual(await receive(runtimeClient(server.local.url, 'HTTP/1.1')), { events: begun });
  });
});

describe('An exception in the stream', () => {
  const exception: StreamStep = {
    kind: 'exception',
    name: 'throttlingException',
    message: 'Too many tokens.',
  };
  const first = serving({ services: playing(() => [exception]) });
  const later = serving({ services: playing(() => [messageStart, textDelta('Hi'), exception]) });

  it('as its first frame rejects the call', async () => {
    const { events, error } = await receive(runtimeClient(first.local.url, 'HTTP/2'));
    assert.deepEqual([events, error?.name, error?.message], [[], 'ThrottlingException', 'Too many tokens.']);
  });

  it('later ends the iteration, and is in the journal', async () => {
    const ended = nextEnded(later.local);
    const { events, error } = await receive(runtimeClient(later.local.url, 'HTTP/2'));
    assert.deepEqual([events, error?.name], [begun, 'ThrottlingException']);
    const { status, error: written } = await ended;
    assert.deepEqual([status, written], [200, 'throttlingException']);
  });
});

describe('An error that a service throws in the middle of a stream', () => {
  const server = serving({
    services: playing(async function* () {
      yield messageStart;
      await Promise.reject(new AwsError('ModelStreamErrorException', 424, 'The model broke.'));
    }),
  });

  it('becomes an exception in the stream', async () => {
    const { events, error } = await receive(runtimeClient(server.local.url, 'HTTP/2'));
    assert.deepEqual(
      [events.length, error?.name, error?.message],
      [1, 'ModelStreamErrorException', 'The model broke.'],
    );
  });
});

describe('A defect of a service in the middle of a stream', () => {
  const reported: unknown[] = [];
  const defect = new TypeError('a defect');
  const server = serving({
    services: playing(async function* () {
      yield messageStart;
      await Promise.reject(defect);
    }),
    report: (error) => reported.push(error),
  });

  it('is reported, and an exception in the stream', async () => {
    const { error } = await receive(runtimeClient(server.local.url, 'HTTP/2'));
    assert.deepEqual([error?.name, reported], ['InternalServerException', [defect]]);
  });
});

describe('An error that a service throws before the first event', () => {
  const server = serving({
    services: playing(async function* () {
      yield* await Promise.reject<StreamStep[]>(new AwsError('ValidationException', 400, 'No.'));
    }),
  });

  it('is the response', async () => {
    const ended = nextEnded(server.local);
    const { error } = await receive(runtimeClient(server.local.url, 'HTTP/2'));
    assert.deepEqual([error?.name, error?.message], ['ValidationException', 'No.']);
    assert.equal((await ended).status, 400);
  });
});
