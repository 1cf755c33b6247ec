import { AwsError } from '../contract.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

const prefix = 'after:';
/** No page is larger, whatever is asked for. */
const LARGEST = 100;

/**
 * One page of a list. `maxResults` and `nextToken` come as the wire has them: query values are strings.
 * The default size is small on purpose, so that every client of the stand-in has to follow `nextToken`.
 */
export function paginate<T>(
  items: readonly T[],
  { maxResults, nextToken }: { readonly maxResults?: unknown; readonly nextToken?: unknown },
  defaultSize: number,
): Page<T> {
  const size = maxResults === undefined ? defaultSize : Math.min(Number(maxResults), LARGEST);
  const start = decode(nextToken);
  const end = start + size;
  const page = items.slice(start, end);
  return end < items.length ? { items: page, nextToken: encode(end) } : { items: page };
}

function encode(offset: number): string {
  return Buffer.from(`${prefix}${offset}`).toString('base64url');
}

function decode(token: unknown): number {
  if (token === undefined || token === null) return 0;
  const text = Buffer.from(typeof token === 'string' ? token : '', 'base64url').toString();
  const offset = Number(text.slice(prefix.length));
  if (!text.startsWith(prefix) || !Number.isInteger(offset)) {
    throw new AwsError('ValidationException', 400, 'The nextToken provided is invalid.');
  }
  return offset;
}
