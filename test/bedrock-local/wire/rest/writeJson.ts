import type { Member, Shape, TimestampFormat } from '../model/shape.ts';
import { isRecord } from '../validate/checkInput.ts';

/**
 * JSON as AWS writes it: the members of a structure in alphabetical order, maps and documents as they are.
 * What the schema does not know passes: the recordings have undocumented members.
 */
export function writeJson(value: unknown, shape: Shape): string {
  return JSON.stringify(wireValue(value, shape));
}

/** The same as plain data, ready to be stringified. */
function wireValue(value: unknown, shape: Shape): unknown {
  switch (shape.kind) {
    case 'structure':
      return isRecord(value) ? sorted(value, shape.members) : value;
    case 'list':
      return listed(value, shape.member);
    case 'map':
      return isRecord(value) ? mapped(value, shape.value) : value;
    case 'timestamp':
      return value instanceof Date ? writtenDate(value, shape.format) : value;
    case 'blob':
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
    default:
      return value;
  }
}

/** JSON's own format, where a member names none, is seconds. */
function writtenDate(date: Date, format: TimestampFormat): string | number {
  if (format === 'date-time') return date.toISOString();
  return format === 'http-date' ? date.toUTCString() : date.getTime() / 1000;
}

function sorted(value: Readonly<Record<string, unknown>>, members: readonly Member[]): object {
  const byName = new Map(members.map((member) => [member.jsonName, member]));
  const keys = Object.keys(value).sort();
  return Object.fromEntries(
    keys.map((key) => {
      const member = byName.get(key);
      return [key, member ? wireValue(value[key], member.shape()) : sortedDeep(value[key])];
    }),
  );
}

function listed(value: unknown, member: Member): unknown {
  return Array.isArray(value) ? value.map((entry) => wireValue(entry, member.shape())) : value;
}

function mapped(value: Readonly<Record<string, unknown>>, member: Member): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, wireValue(entry, member.shape())]),
  );
}

function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeep);
  return isRecord(value) ? sorted(value, []) : value;
}
