import { EventStreamCodec } from '@smithy/eventstream-codec';
import type { StreamStep } from '../../contract.ts';
import type { Shape } from '../model/shape.ts';
import { writeJson } from '../rest/writeJson.ts';
import { paddingFor } from './padding.ts';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);

type Event = Extract<StreamStep, { readonly kind: 'event' }>;
type Exception = Extract<StreamStep, { readonly kind: 'exception' }>;

/** Encodes the events of one stream, in order. */
export interface FrameWriter {
  event(event: Event): Buffer;
  exception(exception: Exception): Buffer;
}

/** `padding` takes the event's index and its JSON without `p`. */
export function createFrameWriter(output: Shape, padding = paddingFor): FrameWriter {
  const shapes = eventShapes(output);
  let index = 0;
  return {
    event: ({ name, payload }) => {
      const shape = shapes.get(name) ?? { kind: 'structure', name, isUnion: false, members: [] };
      const p = padding(index++, writeJson(payload, shape));
      return frame({ ':event-type': name }, 'event', writeJson({ ...payload, p }, shape));
    },
    exception: ({ name, message }) =>
      frame({ ':exception-type': name }, 'exception', JSON.stringify({ message })),
  };
}

/** The shape of each event, by name, of an operation's output. */
function eventShapes(output: Shape): ReadonlyMap<string, Shape> {
  const members = output.kind === 'structure' ? output.members : [];
  const union = members
    .map(({ shape }) => shape())
    .find((shape) => shape.kind === 'structure' && shape.isUnion);
  const events = union?.kind === 'structure' ? union.members : [];
  return new Map(events.map(({ name, shape }) => [name, shape()]));
}

function frame(type: Readonly<Record<string, string>>, messageType: string, json: string): Buffer {
  const texts = { ...type, ':content-type': 'application/json', ':message-type': messageType };
  const headers = Object.fromEntries(
    Object.entries(texts).map(([name, value]) => [name, { type: 'string' as const, value }]),
  );
  return Buffer.from(codec.encode({ headers, body: Buffer.from(json) }));
}

/** The same frame with a message CRC that is off by one bit. */
export function withBadCrc(bytes: Buffer): Buffer {
  const bad = Buffer.from(bytes);
  const last = bad.length - 1;
  bad.writeUInt8(bad.readUInt8(last) ^ 1, last);
  return bad;
}
