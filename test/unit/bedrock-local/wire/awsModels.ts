import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Constraint } from '../../../bedrock-local/wire/model/constraint.ts';

const ref = v.object({ shape: v.string() });

const shapeSchema = v.object({
  type: v.string(),
  members: v.optional(v.record(v.string(), ref), {}),
  member: v.optional(ref),
  key: v.optional(ref),
  value: v.optional(ref),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  pattern: v.optional(v.string()),
  enum: v.optional(v.array(v.string())),
});

const modelSchema = v.object({
  operations: v.record(v.string(), v.object({ input: v.optional(ref) })),
  shapes: v.record(v.string(), shapeSchema),
});

type Model = v.InferOutput<typeof modelSchema>;

const folder = process.env['CONFORMANCE_DIR'] ?? '../shared/conformance';

/** Every member, within these operations' inputs, on which AWS's own model puts a constraint. */
export function constrainedMembers(
  service: string,
  operations: readonly string[],
): readonly (readonly [string, Constraint])[] {
  const model = v.parse(modelSchema, JSON.parse(readFileSync(`${folder}/models/${service}.json`, 'utf8')));
  const inputs = operations.flatMap((name) => model.operations[name]?.input?.shape ?? []);
  return reachable(model, inputs).flatMap((name) =>
    Object.entries(shape(model, name).members)
      .map(([member, { shape: of }]) => [`${name}.${member}`, constraintOf(model, of)] as const)
      .filter(([, constraint]) => Object.keys(constraint).length > 0),
  );
}

/** As AWS's validators read a pattern: anchored at both ends. */
export function matches(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 's').test(text);
}

function reachable(model: Model, names: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const { members, member, value } = shape(model, name);
    for (const next of [...Object.values(members), member, value]) if (next) visit(next.shape);
  };
  names.forEach(visit);
  return [...seen];
}

function constraintOf(model: Model, name: string): Constraint {
  const { type, min, max, pattern, enum: values, member, key, value } = shape(model, name);
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(/integer|long/.test(type) && { isInteger: true as const }),
    ...(pattern !== undefined && { pattern }),
    ...(values && { values }),
    ...nested('each', member && constraintOf(model, member.shape)),
    ...nested('key', key && constraintOf(model, key.shape)),
    ...nested('value', value && constraintOf(model, value.shape)),
  };
}

function nested(name: 'each' | 'key' | 'value', constraint: Constraint | undefined): Constraint {
  return constraint && Object.keys(constraint).length > 0 ? { [name]: constraint } : {};
}

function shape(model: Model, name: string): v.InferOutput<typeof shapeSchema> {
  const found = model.shapes[name];
  if (!found) throw new Error(`No shape ${name}`);
  return found;
}
