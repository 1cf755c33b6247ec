import type { FailureContext } from '../failure/rule.ts';
import { toFailureError } from '../failure/toFailureError.ts';
import { abortable, abortError } from '../../base/abortable.ts';

/** One AWS call: rejects with FailureError, or with an AbortError as soon as the signal aborts. */
export async function call<T>(
  signal: AbortSignal,
  context: FailureContext,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  if (signal.aborted) throw abortError(signal);
  try {
    return await abortable(send({ abortSignal: signal }), signal);
  } catch (error) {
    throw toFailureError(error, context);
  }
}

/** The items of all pages, in their order. */
export async function allPages<P, T>(
  pages: AsyncIterable<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...(items(page) ?? []));
  return all;
}
