import { EventStreamCodec } from '@smithy/eventstream-codec';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString(),
  (text) => Buffer.from(text),
);

/** One frame as AWS sends events. */
export function eventFrame(type: string, body: object): Buffer {
  return frame({ ':event-type': type, ':content-type': 'application/json', ':message-type': 'event' }, body);
}

/** One frame as AWS sends exceptions; `type` in lower camel case. */
export function exceptionFrame(type: string, message: string): Buffer {
  const headers = {
    ':exception-type': type,
    ':content-type': 'application/json',
    ':message-type': 'exception',
  };
  return frame(headers, { message });
}

/** The kind of error that the event-stream protocol has beside modelled exceptions. */
export function errorFrame(code: string, message: string): Buffer {
  return frame({ ':error-code': code, ':error-message': message, ':message-type': 'error' }, {});
}

export function textFrame(text: string, contentBlockIndex = 0): Buffer {
  return eventFrame('contentBlockDelta', { contentBlockIndex, delta: { text } });
}

export const STOP = eventFrame('messageStop', { stopReason: 'end_turn' });

export const METADATA = eventFrame('metadata', {
  usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 },
  metrics: { latencyMs: 12 },
});

function frame(headers: Readonly<Record<string, string>>, body: object): Buffer {
  return Buffer.from(
    codec.encode({
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, { type: 'string', value }]),
      ),
      body: Buffer.from(JSON.stringify(body)),
    }),
  );
}
