import { AwsError } from '../../contract.ts';
import type { Constraint, Constraints } from '../model/constraint.ts';
import type { Member, Shape, StructureShape } from '../model/shape.ts';
import { brokenConstraints } from './constraintText.ts';
import { typeError } from './typeErrors.ts';

/** What people wrote is never quoted back. */
const confidential = /^(messages|system|toolConfig|content|input|retrievalQuery|promptVariables)\b/;

/**
 * Everything that AWS's model of an operation demands of its input, in Smithy's words.
 * Throws SerializationException for a value of the wrong type, ValidationException for all else.
 */
export function checkInput(
  input: Readonly<Record<string, unknown>>,
  shape: Shape,
  constraints: Constraints,
): void {
  const check = new InputCheck(constraints);
  check.value(input, shape, '', {});
  const { broken } = check;
  if (broken.length === 0) return;
  const count = broken.length === 1 ? '1 validation error' : `${broken.length} validation errors`;
  throw new AwsError('ValidationException', 400, `${count} detected: ${broken.join('; ')}`);
}

class InputCheck {
  readonly broken: string[] = [];
  readonly #constraints: Constraints;

  constructor(constraints: Constraints) {
    this.#constraints = constraints;
  }

  value(value: unknown, shape: Shape, path: string, constraint: Constraint): void {
    switch (shape.kind) {
      case 'structure':
        this.#structure(value, shape, path);
        break;
      case 'list':
        this.#list(value, shape.member, path, constraint);
        break;
      case 'map':
        this.#map(value, shape, path, constraint);
        break;
      case 'blob':
        this.#blob(value, path, constraint);
        break;
      case 'string':
      case 'boolean':
      case 'number':
        this.#simple(value, shape.kind, path, constraint);
        break;
      default:
    }
  }

  #structure(value: unknown, shape: StructureShape, path: string): void {
    if (!isRecord(value)) throw typeError(value, 'a structure');
    const names = new Set(shape.members.map(({ jsonName }) => jsonName));
    for (const key of Object.keys(value)) {
      if (!names.has(key)) this.#say(undefined, under(path, key), 'Member must be known to the operation');
    }
    if (shape.isUnion) this.#union(value, path);
    for (const member of shape.members) this.#member(value[member.jsonName], member, shape, path);
  }

  #member(value: unknown, member: Member, { name }: StructureShape, path: string): void {
    const at = under(path, member.jsonName);
    const isAbsent = value === undefined || value === null;
    if (!isAbsent) this.value(value, member.shape(), at, this.#constraints[`${name}.${member.name}`] ?? {});
    else if (member.isRequired) this.#say(null, at, 'Member must not be null');
  }

  #union(value: Readonly<Record<string, unknown>>, path: string): void {
    const set = Object.values(value).filter((one) => one !== undefined && one !== null);
    if (set.length !== 1) this.#say(undefined, path, 'Member must set exactly one member of the union');
  }

  #list(value: unknown, { shape }: Member, path: string, constraint: Constraint): void {
    if (!Array.isArray(value)) throw typeError(value, 'a list');
    this.#constrained(value, path, constraint);
    value.forEach((entry: unknown, i) => {
      const at = `${path}.${i + 1}.member`;
      if (entry === null) this.#say(null, at, 'Member must not be null');
      else this.value(entry, shape(), at, constraint.each ?? {});
    });
  }

  #map(
    value: unknown,
    shape: { readonly key: Member; readonly value: Member },
    path: string,
    constraint: Constraint,
  ): void {
    if (!isRecord(value)) throw typeError(value, 'a map');
    this.#constrained(value, path, constraint);
    for (const [key, entry] of Object.entries(value)) {
      this.value(key, shape.key.shape(), `${path}.key`, constraint.key ?? {});
      this.value(entry, shape.value.shape(), `${path}.${key}.member`, constraint.value ?? {});
    }
  }

  #blob(value: unknown, path: string, constraint: Constraint): void {
    if (typeof value !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw typeError(value, 'a Blob');
    const { byteLength } = Buffer.from(value, 'base64');
    const { min = 0, max = Infinity } = constraint;
    if (byteLength < min)
      this.#say(undefined, path, `Member must have length greater than or equal to ${min}`);
    if (byteLength > max) this.#say(undefined, path, `Member must have length less than or equal to ${max}`);
  }

  #simple(value: unknown, kind: 'string' | 'boolean' | 'number', path: string, constraint: Constraint): void {
    if (typeof value !== kind) throw typeError(value, wordFor[kind]);
    if (constraint.isInteger && !Number.isInteger(value)) throw typeError(value, 'an Integer');
    this.#constrained(value, path, constraint);
  }

  #constrained(value: unknown, path: string, constraint: Constraint): void {
    for (const text of brokenConstraints(value, constraint)) this.#say(value, path, text);
  }

  #say(value: unknown, path: string, text: string): void {
    const quoted = value === undefined || confidential.test(path) ? '' : `${quote(value)} `;
    this.broken.push(`Value ${quoted}at '${path}' failed to satisfy constraint: ${text}`);
  }
}

const wordFor = { string: 'a String', boolean: 'a Boolean', number: 'a Number' } as const;

function under(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** As Java prints it. */
function quote(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `'[${value.map(String).join(', ')}]'`;
  return typeof value === 'string' ? `'${value}'` : `'${JSON.stringify(value)}'`;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
