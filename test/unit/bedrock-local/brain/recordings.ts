import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import * as v from 'valibot';

const folder = process.env['CONFORMANCE_DIR'] ?? '../shared/conformance';

/** Tests that need the recordings; says so where they are absent, for they are not a part of this repository. */
export function recorded(title: string, tests: () => void): void {
  if (existsSync(join(folder, 'vectors'))) describe(title, tests);
  else process.stderr.write(`SKIPPED, no recordings in ${folder} (set CONFORMANCE_DIR): ${title}\n`);
}

const vector = v.looseObject({
  name: v.string(),
  request: v.looseObject({ path: v.string(), body: v.nullish(v.record(v.string(), v.unknown())) }),
  response: v.looseObject({
    status: v.number(),
    headers: v.record(v.string(), v.string()),
    bodyBase64: v.optional(v.string()),
    body: v.optional(v.string()),
  }),
});

type Recording = v.InferOutput<typeof vector>;

/** Recorded exchanges with AWS, which are not a part of this repository. */
export function recordings(): readonly Recording[] {
  return readdirSync(join(folder, 'vectors')).map((file) => recording(file.replace(/\.json$/, '')));
}

export function recording(name: string): Recording {
  return v.parse(vector, JSON.parse(readFileSync(join(folder, 'vectors', `${name}.json`), 'utf8')));
}

export function body({ response }: Recording): unknown {
  return JSON.parse(bytes(response).toString());
}

function bytes({ bodyBase64, body: text }: Recording['response']): Buffer {
  return bodyBase64 === undefined ? Buffer.from(text ?? '') : Buffer.from(bodyBase64, 'base64');
}

const codec = new EventStreamCodec(
  (input) => (typeof input === 'string' ? input : Buffer.from(input).toString()),
  (input) => Buffer.from(input),
);

/** The frames of a recorded stream by name, without their padding. */
export function frames({ response }: Recording): readonly (readonly [string, unknown])[] {
  const stream = bytes(response);
  const found: (readonly [string, unknown])[] = [];
  for (let start = 0; start < stream.length; start += stream.readUInt32BE(start)) {
    const frame = codec.decode(stream.subarray(start, start + stream.readUInt32BE(start)));
    const name = frame.headers[':event-type']?.value ?? frame.headers[':exception-type']?.value;
    const payload = v.parse(
      v.record(v.string(), v.unknown()),
      JSON.parse(Buffer.from(frame.body).toString()),
    );
    found.push([String(name), Object.fromEntries(Object.entries(payload).filter(([key]) => key !== 'p'))]);
  }
  return found;
}

/** Texts of recorded and documented errors. */
export function errorTexts(): readonly string[] {
  const entry = v.object({ exception: v.string(), http: v.nullable(v.number()), message: v.string() });
  const entries = v.parse(v.array(entry), JSON.parse(readFileSync(join(folder, 'errors.json'), 'utf8')));
  return entries.map(({ exception, http, message }) => `${exception} ${String(http)}: ${message}`);
}

/** AWS's description of a service. */
export function serviceModel(service: string): unknown {
  return JSON.parse(readFileSync(join(folder, 'models', `${service}.json`), 'utf8'));
}

/** The shape of a value: its paths, list items all alike, with the kind of each leaf. */
export function shape(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return unique(value.flatMap((item) => shape(item, `${path}[]`)));
  if (typeof value !== 'object' || value === null)
    return [`${path}: ${value === null ? 'null' : typeof value}`];
  return unique(Object.entries(value).flatMap(([key, item]) => shape(item, `${path}.${key}`)));
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].sort();
}
