/**
 * Readers of what came over the wire. The SDK's types promise more than services keep (fields missing, lists null,
 * members that this SDK does not know), so nothing is taken on trust and nothing throws.
 */
export type Wire = Readonly<Record<string, unknown>>;

const NOTHING: Wire = {};

/** The object, or an empty one for anything else. */
export function record(value: unknown): Wire {
  return isRecord(value) ? value : NOTHING;
}

export function isRecord(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The one member of a union and its name: `$unknown` holds both for a member that this SDK does not know. */
export function member(union: unknown): { readonly name: string; readonly value: unknown } | undefined {
  const entry = Object.entries(record(union)).find(([, value]) => value !== undefined && value !== null);
  if (!entry) return undefined;
  const [name, value] = entry;
  if (name !== '$unknown') return { name, value };
  const [unknownName, unknownValue] = list(value);
  return { name: text(unknownName) ?? 'unknown', value: unknownValue };
}

/** JSON for anything that has it; documents of the wire always do. */
export function json(value: unknown): string {
  try {
    // Not a string for functions and the like, whatever the type says.
    return text(JSON.stringify(value)) ?? '';
  } catch {
    return '';
  }
}
