import { AwsError } from '../../contract.ts';

const found = {
  string: 'STRING_VALUE',
  number: 'NUMBER_VALUE',
  true: 'TRUE_VALUE',
  false: 'FALSE_VALUE',
} as const;

/** A value whose JSON type the operation can't read, in the words of AWS's JSON reader. */
export function typeError(value: unknown, wanted: string): AwsError {
  return new AwsError('SerializationException', 400, explain(value, wanted));
}

function explain(value: unknown, wanted: string): string {
  if (Array.isArray(value)) return 'Start of list found where not expected';
  if (typeof value === 'object') return 'Start of structure or map found where not expected.';
  return `${nameOf(value)} can not be converted to ${wanted}`;
}

function nameOf(value: unknown): string {
  if (typeof value === 'boolean') return found[`${value}`];
  return typeof value === 'number' ? found.number : found.string;
}
