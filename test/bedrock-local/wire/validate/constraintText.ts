import type { Constraint } from '../model/constraint.ts';

/** What a value breaks, as the end of Smithy's sentence: `Member must …`. */
export function brokenConstraints(value: unknown, constraint: Constraint): string[] {
  return [
    ...outsideEnum(value, constraint),
    ...outsideRange(value, constraint),
    ...outsidePattern(value, constraint),
  ];
}

function outsideEnum(value: unknown, { values }: Constraint): string[] {
  if (!values || typeof value !== 'string' || values.includes(value)) return [];
  return [`Member must satisfy enum value set: [${values.join(', ')}]`];
}

function outsideRange(value: unknown, { min = -Infinity, max = Infinity }: Constraint): string[] {
  const size = sizeOf(value);
  if (size === undefined) return [];
  const what = typeof value === 'number' ? 'value' : 'length';
  if (size < min) return [`Member must have ${what} greater than or equal to ${min}`];
  return size > max ? [`Member must have ${what} less than or equal to ${max}`] : [];
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return Array.from(value).length;
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
}

function outsidePattern(value: unknown, { pattern }: Constraint): string[] {
  if (pattern === undefined || typeof value !== 'string') return [];
  if (new RegExp(`^(?:${pattern})$`, 's').test(value)) return [];
  return [`Member must satisfy regular expression pattern: ${pattern}`];
}
