import type { $SchemaRef, SchemaTraits, StaticOperationSchema } from '@smithy/types';

/** What the SDK's own schemas say of a value on the wire. */
export type Shape =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'blob' | 'document' | 'unit' }
  | { readonly kind: 'timestamp'; readonly format: TimestampFormat }
  | { readonly kind: 'list'; readonly member: Member }
  | { readonly kind: 'map'; readonly key: Member; readonly value: Member }
  | StructureShape;

export type TimestampFormat = 'default' | 'date-time' | 'http-date' | 'epoch-seconds';

export interface StructureShape {
  readonly kind: 'structure';
  readonly name: string;
  readonly isUnion: boolean;
  readonly members: readonly Member[];
}

type Location =
  { readonly in: 'body' | 'label' | 'payload' } | { readonly in: 'query' | 'header'; readonly name: string };

export interface Member {
  readonly name: string;
  /** Its key in the body, which may differ from the member's name. */
  readonly jsonName: string;
  readonly isRequired: boolean;
  readonly location: Location;
  /** Looked up late: shapes may contain themselves. */
  readonly shape: () => Shape;
}

type Schema = Exclude<$SchemaRef, () => unknown>;

const listOf = 0b0100_0000;
const mapOf = 0b1000_0000;
const itemOf = 0b0011_1111;

/** The numbers that stand for simple types: `@smithy/types` schema/sentinels. */
const simple: Readonly<Record<number, Shape>> = {
  0: { kind: 'string' },
  1: { kind: 'number' },
  2: { kind: 'boolean' },
  4: { kind: 'timestamp', format: 'default' },
  5: { kind: 'timestamp', format: 'date-time' },
  6: { kind: 'timestamp', format: 'http-date' },
  7: { kind: 'timestamp', format: 'epoch-seconds' },
  15: { kind: 'document' },
  17: { kind: 'number' },
  19: { kind: 'number' },
  21: { kind: 'blob' },
  42: { kind: 'blob' },
};

export function isOperationSchema(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === 9;
}

const known = new Map<unknown, Shape>();

/** The shape of an SDK schema; the same object for the same schema. */
export function shapeOf(ref: $SchemaRef): Shape {
  const schema: Schema = typeof ref === 'function' ? ref() : ref;
  const before = known.get(schema);
  if (before) return before;
  const shape = readSchema(schema);
  known.set(schema, shape);
  return shape;
}

function readSchema(schema: Schema): Shape {
  if (schema === 'unit') return { kind: 'unit' };
  if (typeof schema === 'number') return numbered(schema);
  if (!Array.isArray(schema)) throw new Error('A normalized schema is not expected here.');
  if (schema.length === 2) return shapeOf(schema[0]);
  switch (schema[0]) {
    case 0:
      return shapeOf(schema[4]);
    case 1:
      return { kind: 'list', member: member('member', schema[4]) };
    case 2:
      return { kind: 'map', key: member('key', schema[4]), value: member('value', schema[5]) };
    case 9:
      throw new Error('An operation has no shape of its own.');
    default:
      return structure(schema[2], schema[0] === 4, schema[4], schema[5], schema[0] === 4 ? 0 : schema[6]);
  }
}

function numbered(schema: number): Shape {
  if (schema & mapOf) return { kind: 'map', key: member('key', 0), value: member('value', schema & itemOf) };
  if (schema & listOf) return { kind: 'list', member: member('member', schema & itemOf) };
  const shape = simple[schema];
  if (!shape) throw new Error(`Unknown schema ${schema}`);
  return shape;
}

/** The SDK puts required members first and says how many there are. */
function structure(
  name: string,
  isUnion: boolean,
  names: readonly string[],
  refs: readonly $SchemaRef[],
  requiredCount = 0,
): StructureShape {
  const members = refs.map((ref, i) => member(names[i] ?? '', ref, i < requiredCount));
  return { kind: 'structure', name, isUnion, members };
}

function member(name: string, ref: $SchemaRef, isRequired = false): Member {
  const traits = traitsOf(ref);
  const { jsonName } = typeof traits === 'number' ? {} : traits;
  return {
    name,
    jsonName: jsonName ?? name,
    isRequired,
    location: locationOf(traits),
    shape: () => shapeOf(ref),
  };
}

function traitsOf(ref: $SchemaRef): SchemaTraits {
  return Array.isArray(ref) && ref.length === 2 ? ref[1] : 0;
}

const labelBit = 1;
const payloadBit = 16;

function locationOf(traits: SchemaTraits): Location {
  if (typeof traits === 'number') {
    if (traits & labelBit) return { in: 'label' };
    return { in: traits & payloadBit ? 'payload' : 'body' };
  }
  const { httpLabel, httpQuery, httpHeader, httpPayload } = traits;
  if (httpLabel) return { in: 'label' };
  if (httpQuery !== undefined) return { in: 'query', name: httpQuery };
  if (httpHeader !== undefined) return { in: 'header', name: httpHeader };
  return { in: httpPayload ? 'payload' : 'body' };
}
