import type { LeftOutParameter, LeftOutReason, ParameterName, SentParameter } from './requestPlan.ts';

/** One parameter that somebody set: how it goes into the request, or why it does not. */
export interface Planned<T> {
  readonly fields: T;
  readonly sent: readonly SentParameter[];
  readonly leftOut: readonly LeftOutParameter[];
}

/** Nobody set it. */
export function unset<T>(fields: T): Planned<T> {
  return { fields, sent: [], leftOut: [] };
}

export function sending<T>(name: ParameterName, value: string | number, fields: T): Planned<T> {
  return { fields, sent: [{ name, value: String(value) }], leftOut: [] };
}

export function leavingOut<T>(
  name: ParameterName,
  value: string | number,
  reason: LeftOutReason,
  fields: T,
): Planned<T> {
  return { fields, sent: [], leftOut: [{ name, value: String(value), reason }] };
}
