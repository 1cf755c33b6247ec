import * as v from 'valibot';

const schemaShape = v.looseObject({
  type: v.optional(v.union([v.string(), v.array(v.string())])),
  enum: v.optional(v.array(v.unknown())),
  default: v.optional(v.unknown()),
  properties: v.optional(v.record(v.string(), v.unknown())),
  required: v.optional(v.array(v.string())),
  items: v.optional(v.unknown()),
  minimum: v.optional(v.number()),
});

type Schema = v.InferOutput<typeof schemaShape>;

/** A value of a JSON schema; its strings and numbers come from `hint` where that has any. */
export function sample(schema: unknown, hint: string): unknown {
  const parsed = v.safeParse(schemaShape, schema);
  return parsed.success ? valueOf(parsed.output, hint) : hint;
}

type Maker = (schema: Schema, hint: string) => unknown;

const number: Maker = ({ minimum }, hint) => Number(/-?\d+/.exec(hint)?.[0] ?? minimum ?? 1);

const makers: Readonly<Record<string, Maker>> = {
  object: objectOf,
  array: ({ items }, hint) => [sample(items ?? { type: 'string' }, hint)],
  integer: number,
  number,
  boolean: () => true,
  null: () => null,
};

function valueOf(schema: Schema, hint: string): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  const type = (Array.isArray(schema.type) ? schema.type[0] : schema.type) ?? (schema.properties && 'object');
  const make = makers[type ?? 'string'];
  return make ? make(schema, hint) : subject(hint);
}

/** Only what is required; everything, where nothing is said to be required. */
function objectOf({ properties = {}, required }: Schema, hint: string): Record<string, unknown> {
  const wanted = Object.entries(properties).filter(([name]) => required?.includes(name) ?? true);
  return Object.fromEntries(wanted.map(([name, schema]) => [name, sample(schema, hint)]));
}

/** What a question is about: what is quoted, what is a path, a name, or its last words. */
function subject(hint: string): string {
  const quoted = /["“`']([^"”`'\n]{1,80})["”`']/.exec(hint)?.[1];
  const path = /\b[\w-]+(?:\/[\w.-]+)+|\b[\w-]+\.[a-z]{1,4}\b/.exec(hint)?.[0];
  const named = /(?<=\S\s)\b\p{Lu}[\p{L}\d]+(?: \p{Lu}[\p{L}\d]+)*/u.exec(hint)?.[0];
  return (
    quoted ??
    path ??
    named ??
    (hint
      .split(/\s+/)
      .slice(-4)
      .join(' ')
      .replace(/[?.!]+$/, '') ||
      'example')
  );
}
