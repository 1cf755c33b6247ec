/** What AWS demands of a value beyond its type: the SDK's schemas leave this out. */
export interface Constraint {
  /** Characters, entries, bytes, or the number itself. */
  readonly min?: number;
  readonly max?: number;
  readonly isInteger?: true;
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** On every entry of a list. */
  readonly each?: Constraint;
  /** On every key and value of a map. */
  readonly key?: Constraint;
  readonly value?: Constraint;
}

/** By structure and member: `InferenceConfiguration.maxTokens`. */
export type Constraints = Readonly<Record<string, Constraint>>;

export function length(min: number, max?: number): Constraint {
  return max === undefined ? { min } : { min, max };
}

export function oneOf(...values: readonly string[]): Constraint {
  return { values };
}

export function integer(min: number, max?: number): Constraint {
  return { ...length(min, max), isInteger: true };
}

export function text(pattern: string, min?: number, max?: number): Constraint {
  return { pattern, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}
