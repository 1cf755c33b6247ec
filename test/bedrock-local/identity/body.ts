import * as v from 'valibot';
import { SignInError } from '../wire/endpoint.ts';
import type { Reply } from '../wire/rest/errorReply.ts';
import { parseJson, type RequestParts } from '../wire/rest/readInput.ts';

export function json(value: unknown): Reply {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** The body, if it is as the schema says; throws what OAuth calls an invalid request. */
export function bodyOf<T>(request: RequestParts, schema: v.GenericSchema<unknown, T>): T {
  const parsed = v.safeParse(schema, parseJson(request.body));
  if (parsed.success) return parsed.output;
  throw oauthError('InvalidRequestException', 'invalid_request', v.summarize(parsed.issues));
}

/** An error as OAuth writes it and AWS names it. */
export function oauthError(name: string, error: string, description: string, status = 400): SignInError {
  return new SignInError(name, status, description, { error, error_description: description });
}
