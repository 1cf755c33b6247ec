import assert from 'node:assert/strict';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import * as v from 'valibot';
import { operations } from '../../../bedrock-local/wire/model/operations.ts';
import type { Shape } from '../../../bedrock-local/wire/model/shape.ts';
import { writeJson } from '../../../bedrock-local/wire/rest/writeJson.ts';
import { createFrameWriter } from '../../../bedrock-local/wire/stream/frame.ts';
import { paddingFor } from '../../../bedrock-local/wire/stream/padding.ts';
import { bodyOf, recorded, recordings, type Recording } from './recordings.ts';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);

interface Frame {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

function framesOf(recording: Recording): Frame[] {
  const stream = bodyOf(recording);
  const frames: Frame[] = [];
  for (let start = 0; start < stream.length; start += stream.readUInt32BE(start)) {
    const { headers, body } = codec.decode(stream.subarray(start, start + stream.readUInt32BE(start)));
    const texts = Object.entries(headers).map(([name, { value }]) => [name, String(value)]);
    const payload = v.parse(v.record(v.string(), v.unknown()), JSON.parse(Buffer.from(body).toString()));
    frames.push({ headers: v.parse(v.record(v.string(), v.string()), Object.fromEntries(texts)), payload });
  }
  return frames;
}

function outputOf(operation: string): Shape {
  const found = operations.find(({ service, name }) => service !== 'sts' && name === operation);
  if (!found) throw new Error(`No operation ${operation}`);
  return found.output;
}

function reencoded(recording: Recording): Buffer {
  const frames = framesOf(recording);
  const paddings = frames.map(({ payload: { p } }) => v.parse(v.optional(v.string(), ''), p));
  const writer = createFrameWriter(outputOf(recording.operation), (i) => paddings[i] ?? '');
  return Buffer.concat(
    frames.map(({ headers, payload }) => {
      const { ':event-type': event, ':exception-type': exception } = headers;
      // The writer puts its own padding over the recorded one.
      if (event !== undefined) return writer.event({ kind: 'event', name: event, payload });
      return writer.exception({
        kind: 'exception',
        name: String(exception),
        message: String(payload['message']),
      });
    }),
  );
}

recorded('The encoding of an event stream', () => {
  it('gives the recorded bytes for the recorded events', () => {
    const streams = recordings().filter(
      ({ operation, response }) => operation === 'ConverseStream' && response.status === 200,
    );
    assert.ok(streams.length > 20);
    for (const recording of streams) {
      assert.equal(
        reencoded(recording).toString('latin1'),
        bodyOf(recording).toString('latin1'),
        recording.name,
      );
    }
  });
});

recorded('The encoding of JSON', () => {
  it('has the members in the recorded order', () => {
    const answers = recordings()
      .filter(
        ({ response }) => response.status === 200 && response.headers['content-type'] === 'application/json',
      )
      .map((recording) => ({ ...recording, text: bodyOf(recording).toString() }))
      // Some recorders wrote the JSON anew, with spaces.
      .filter(({ text }) => JSON.stringify(JSON.parse(text)) === text);
    assert.ok(answers.length > 5);
    for (const { name, operation, text } of answers) {
      assert.equal(writeJson(JSON.parse(text), outputOf(operation)), text, name);
    }
  });
});

describe('The padding of an event', () => {
  const paddings = Array.from({ length: 2000 }, (_, i) => paddingFor(i, '{"contentBlockIndex":0}'));

  it('is a prefix of the alphabet, of any of the recorded lengths', () => {
    const lengths = new Set(paddings.map(({ length }) => length));
    assert.deepEqual(
      [...lengths].sort((a, b) => a - b),
      Array.from({ length: 60 }, (_, i) => i + 2),
    );
    assert.ok(
      paddings.every((p) => 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.startsWith(p)),
    );
  });

  it('is the same for the same event', () => {
    assert.deepEqual(
      Array.from({ length: 2000 }, (_, i) => paddingFor(i, '{"contentBlockIndex":0}')),
      paddings,
    );
  });
});
