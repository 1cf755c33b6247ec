import * as v from 'valibot';
import { serviceModel } from './recordings.ts';

const member = v.object({ shape: v.string() });
const shapeSchema = v.looseObject({
  type: v.string(),
  required: v.optional(v.array(v.string()), []),
  members: v.optional(v.record(v.string(), member), {}),
  member: v.optional(member),
  value: v.optional(member),
  union: v.optional(v.boolean(), false),
});
const modelSchema = v.looseObject({
  operations: v.record(v.string(), v.looseObject({ output: v.optional(member) })),
  shapes: v.record(v.string(), shapeSchema),
});

type Shapes = v.InferOutput<typeof modelSchema>['shapes'];

/** What in an answer is not as AWS's description of the service says: its paths, none where all is well. */
export function violations(service: string, operation: string, output: unknown): readonly string[] {
  const { operations, shapes } = v.parse(modelSchema, serviceModel(service));
  const described = operations[operation]?.output;
  return described ? check(output, described.shape, operation, shapes) : [`${operation} is not described`];
}

/** The same for an event, which is a member of the stream's union. */
export function eventViolations(union: string, name: string, payload: unknown): readonly string[] {
  const { shapes } = v.parse(modelSchema, serviceModel('bedrock-runtime'));
  return check({ [name]: payload }, union, union, shapes);
}

function check(value: unknown, name: string, path: string, shapes: Shapes): readonly string[] {
  const shape = shapes[name];
  if (!shape || value === null || value === undefined) return [];
  switch (shape.type) {
    case 'structure':
      return shape.required.length + Object.keys(shape.members).length === 0
        ? []
        : structure(value, shape, path, shapes);
    case 'list':
      if (!Array.isArray(value)) return [`${path} is no list`];
      return value.flatMap((item) => check(item, shape.member?.shape ?? '', `${path}[]`, shapes));
    case 'map':
      return entries(value).flatMap(([key, item]) =>
        check(item, shape.value?.shape ?? '', `${path}.${key}`, shapes),
      );
    default:
      return typeof value === kinds[shape.type] ? [] : [`${path} is no ${shape.type}`];
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'string',
  timestamp: 'string',
  blob: 'string',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
};

function structure(value: unknown, shape: Shapes[string], path: string, shapes: Shapes): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${path} is no structure`];
  const given = entries(value);
  const missing = shape.required.filter((name) => !given.some(([key]) => key === name));
  const many = shape.union && given.length !== 1 ? [`${path} is a union of ${given.length}`] : [];
  return [
    ...many,
    ...missing.map((name) => `${path}.${name} is missing`),
    ...given.flatMap(([key, item]) => {
      const known = shape.members[key];
      return known ? check(item, known.shape, `${path}.${key}`, shapes) : [];
    }),
  ];
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
