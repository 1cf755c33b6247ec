import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { AwsError, type StreamStep } from '../../../bedrock-local/contract.ts';
import { createFrameWriter } from '../../../bedrock-local/wire/stream/frame.ts';
import { sendSteps, type Sink, type StreamEnd } from '../../../bedrock-local/wire/stream/sendSteps.ts';
import { messageStart, textDelta } from './harness.ts';

const explain = (): AwsError => new AwsError('InternalServerException', 500, 'No.');

function play(steps: AsyncGenerator<StreamStep>, sink: Sink): Promise<StreamEnd> {
  return sendSteps(steps, createFrameWriter({ kind: 'unit' }), sink, explain);
}

describe('Steps for a client that reads slowly', () => {
  it('are not asked for until the last one was taken', async () => {
    let asked = 0;
    const taken: (() => void)[] = [];
    const sink: Sink = {
      signal: new AbortController().signal,
      write: () => new Promise((resolve) => taken.push(resolve)),
    };
    const steps = (async function* () {
      for (asked = 1; asked <= 3; asked += 1) yield await Promise.resolve(textDelta('Hi'));
    })();
    const played = play(steps, sink);
    for (const expected of [1, 2, 3]) {
      await turn();
      assert.deepEqual([asked, taken.length], [expected, expected]);
      taken.at(-1)?.();
    }
    assert.deepEqual(await played, { type: 'ended' });
  });
});

describe('A delay between steps', () => {
  it('holds the next one back, and ends when the client leaves', async () => {
    const gone = new AbortController();
    const written: Buffer[] = [];
    const sink: Sink = {
      signal: gone.signal,
      write: (bytes) => {
        written.push(bytes);
        gone.abort();
        return Promise.resolve();
      },
    };
    let isClosed = false;
    const steps = (async function* (): AsyncGenerator<StreamStep> {
      try {
        yield await Promise.resolve<StreamStep>({ kind: 'delay', ms: 1 });
        yield messageStart;
        yield { kind: 'delay', ms: 1_000_000 };
      } finally {
        isClosed = true;
      }
    })();
    await assert.rejects(play(steps, sink));
    await turn();
    assert.deepEqual([written.length, isClosed], [1, true]);
  });
});

describe('A reset that is to come after more bytes than there are', () => {
  it('comes at the end', async () => {
    const sink: Sink = { signal: new AbortController().signal, write: () => Promise.resolve() };
    const steps = (async function* (): AsyncGenerator<StreamStep> {
      yield await Promise.resolve<StreamStep>({
        kind: 'fault',
        fault: { type: 'reset', afterBytes: 10_000 },
      });
      yield messageStart;
    })();
    assert.deepEqual(await play(steps, sink), { type: 'reset' });
  });
});
