import fc from 'fast-check';
import type { RecordedRequest } from './recordings.ts';

type Json = unknown;
type Path = readonly (string | number)[];

/** Values that sit on the edges of AWS's constraints. */
const awkward = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    '',
    ' ',
    'x',
    'a'.repeat(300),
    -1,
    0,
    0.5,
    1,
    2,
    101,
    2501,
    true,
    false,
    [],
    {},
    [null],
    [{}],
  ),
  fc.constantFrom<Json[]>(
    'DRAFT',
    '01',
    'png',
    'default',
    'enabled',
    'user',
    'system',
    's3://bucket/key',
    'bm90IGJhc2U2NA==',
  ),
  fc.constantFrom<Json[]>('a b', 'tool.name', 'tool:use', 'TEXT', '5m', '€', '\ud83d\ude00'),
  fc.jsonValue({ maxDepth: 2 }),
);

const unknownNames = fc.constantFrom(
  'extra',
  'text',
  'type',
  'json',
  'format',
  'name',
  'maxResults',
  'modelId',
);

/** Members that recorded requests have not, with values that may or may not be allowed. */
const members = fc.constantFrom<(readonly [string, Json])[]>(
  ['requestMetadata', { key: 'value', 'bad|key': 'value' }],
  ['requestMetadata', { key: 'value' }],
  ['requestMetadata', {}],
  ['performanceConfig', { latency: 'optimized' }],
  ['performanceConfig', { latency: 'fast' }],
  ['serviceTier', { type: 'flex' }],
  ['serviceTier', {}],
  [
    'guardrailConfig',
    { guardrailIdentifier: 'abc', guardrailVersion: 'DRAFT', streamProcessingMode: 'async' },
  ],
  ['guardrailConfig', { guardrailIdentifier: 'ABC', guardrailVersion: '0' }],
  ['inferenceConfig', { maxTokens: 1.5 }],
  ['inferenceConfig', { temperature: 1.5, topP: 0.1, stopSequences: [''] }],
  ['additionalModelResponseFieldPaths', ['/stop_sequence', '']],
  ['additionalModelResponseFieldPaths', ['/stop_sequence']],
  ['outputConfig', { effort: 'a'.repeat(17) }],
  ['promptVariables', { a: { text: 'b' } }],
  ['retrievalConfiguration', { vectorSearchConfiguration: { numberOfResults: 101 } }],
  [
    'retrievalConfiguration',
    { vectorSearchConfiguration: { numberOfResults: 5, filter: { equals: { key: 'a', value: 1 } } } },
  ],
  [
    'retrievalConfiguration',
    { vectorSearchConfiguration: { filter: { andAll: [{ equals: { key: 'a', value: 1 } }] } } },
  ],
  ['nextToken', 'a b'],
  ['outputScope', 'FULL'],
  ['source', 'OUTPUT'],
);

/** The request with one or two things about its body changed. */
export function mutated(request: RecordedRequest): fc.Arbitrary<RecordedRequest> {
  const start: fc.Arbitrary<Json> = fc.constant(request.body);
  const body = start.chain(mutatedJson).chain((json) => fc.oneof(fc.constant(json), mutatedJson(json)));
  return fc.tuple(body, paths(request.path), queries).map(([json, path, query]) => ({
    ...request,
    path,
    query,
    body: isObject(json) ? sendable(json) : request.body,
  }));
}

const queries = fc.constantFrom<Record<string, string>[]>(
  {},
  { byProvider: 'Amazon' },
  { byProvider: 'A/B' },
  { byOutputModality: 'TEXT' },
  { byOutputModality: 'text' },
  { maxResults: '0' },
);

function paths(path: string): fc.Arbitrary<string> {
  const replaced = [
    'a b',
    'a%2Fb',
    'AB_c',
    'arn:aws:bedrock:us-east-1::foundation-model/a.b',
    'x'.repeat(300),
  ].map((id) => path.replace(/^(\/[a-z-]+\/)[^/]+/, `$1${encodeURIComponent(id)}`));
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(path) },
    { weight: 1, arbitrary: fc.constantFrom(...replaced) },
  );
}

function mutatedJson(json: Json): fc.Arbitrary<Json> {
  const all = pathsIn(json);
  const objects = all.filter((path) => isObject(at(json, path)));
  const replace = fc
    .tuple(fc.constantFrom(...all), awkward)
    .map(([path, value]) => withValue(json, path, value));
  if (!isObject(json)) return replace;
  const remove = fc.constantFrom(...all).map((path) => withValue(json, path, undefined));
  const add = fc
    .tuple(fc.constantFrom(...objects), unknownNames, awkward)
    .map(([path, name, value]) => withValue(json, [...path, name], value));
  const insert = members.map(([name, value]) => withValue(json, [name], value));
  return fc.oneof(replace, remove, add, { weight: 2, arbitrary: insert });
}

function pathsIn(json: Json): Path[] {
  if (typeof json !== 'object' || json === null) return [[]];
  const entries: [string | number, Json][] = Array.isArray(json) ? [...json.entries()] : Object.entries(json);
  return [[], ...entries.flatMap(([key, value]) => pathsIn(value).map((path) => [key, ...path]))];
}

function at(json: Json, path: Path): Json {
  return path.reduce<Json>((value, key) => (value as Record<string | number, Json>)[key], json);
}

/** A copy with another value at the path; undefined takes it away. */
function withValue(json: Json, [key, ...rest]: Path, value: Json): Json {
  if (key === undefined) return value;
  if (Array.isArray(json))
    return json.map((entry: Json, i) => (i === key ? withValue(entry, rest, value) : entry));
  const object: Record<string, Json> = isObject(json) ? json : {};
  return { ...object, [key]: withValue(object[key], rest, value) };
}

/** As JSON carries it: without what is undefined. */
function sendable(json: Record<string, Json>): Record<string, Json> {
  return JSON.parse(JSON.stringify(json)) as Record<string, Json>;
}

function isObject(json: Json): json is Record<string, Json> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
