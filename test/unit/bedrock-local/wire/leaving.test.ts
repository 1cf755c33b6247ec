import assert from 'node:assert/strict';
import { ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import type { OperationContext, StreamStep } from '../../../bedrock-local/contract.ts';
import { hello, messageStart, nextEnded, refusalOf, runtimeClient, serving } from './harness.ts';

/** Resolves when the service's signal is aborted. */
function aborted({ signal }: OperationContext): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

describe('A client that leaves in the middle of a stream', () => {
  let seen: Promise<void> = Promise.resolve();
  const server = serving({
    services: {
      'bedrock-runtime': {
        unary: {},
        streams: {
          async *ConverseStream(_input, context): AsyncGenerator<StreamStep> {
            seen = aborted(context);
            yield messageStart;
            yield await Promise.resolve<StreamStep>({ kind: 'fault', fault: { type: 'hang' } });
          },
        },
      },
    },
  });

  for (const protocol of ['HTTP/1.1', 'HTTP/2'] as const) {
    it(`aborts the service’s signal over ${protocol}, and is in the journal`, async () => {
      const stop = new AbortController();
      const ended = nextEnded(server.local);
      const client = runtimeClient(server.local.url, protocol);
      const { stream } = await client.send(new ConverseStreamCommand(hello), { abortSignal: stop.signal });
      const events = stream?.[Symbol.asyncIterator]();
      assert.deepEqual(await events?.next(), { done: false, value: { messageStart: { role: 'assistant' } } });
      // Over HTTP/2 the SDK ends the iteration, over HTTP/1.1 it throws.
      const next = Promise.allSettled([events?.next()]);
      stop.abort();
      await Promise.all([seen, next]);
      const { operation, status, closedByClient, closedAfterMs = Infinity, ms } = await ended;
      assert.deepEqual([operation, status, closedByClient], ['ConverseStream', 200, true]);
      assert.ok(closedAfterMs <= ms);
    });
  }
});

describe('A client that leaves before the answer', () => {
  let seen: Promise<void> = Promise.resolve();
  const server = serving({
    services: {
      'bedrock-runtime': {
        unary: {
          Converse: (_input, context) => {
            seen = aborted(context);
            return new Promise(() => undefined);
          },
        },
      },
    },
  });

  for (const protocol of ['HTTP/1.1', 'HTTP/2'] as const) {
    it(`aborts the service’s signal over ${protocol}, and is in the journal without a status`, async () => {
      const stop = new AbortController();
      const ended = nextEnded(server.local);
      server.local.onRequest(({ type }) => type === 'began' && setImmediate(() => stop.abort()));
      const client = runtimeClient(server.local.url, protocol);
      await refusalOf(client.send(new ConverseCommand(hello), { abortSignal: stop.signal }));
      await seen;
      const { operation, status, closedByClient } = await ended;
      assert.deepEqual([operation, status, closedByClient], ['Converse', null, true]);
    });
  }
});
