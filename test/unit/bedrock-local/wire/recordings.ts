import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { RequestParts } from '../../../bedrock-local/wire/rest/readInput.ts';

const folder = resolve(process.env['CONFORMANCE_DIR'] ?? '../shared/conformance');

const vector = v.object({
  name: v.string(),
  operation: v.string(),
  request: v.object({
    method: v.string(),
    path: v.string(),
    query: v.record(v.string(), v.string()),
    body: v.nullable(v.record(v.string(), v.unknown())),
  }),
  response: v.object({
    status: v.number(),
    headers: v.record(v.string(), v.string()),
    bodyBase64: v.optional(v.string(), ''),
  }),
});

export type Recording = v.InferOutput<typeof vector>;
export type RecordedRequest = Recording['request'];

/** Tests that need the recordings; says so where they are absent, for they are no part of this repository. */
export function recorded(title: string, tests: () => void): void {
  if (existsSync(join(folder, 'vectors'))) describe(title, tests);
  else process.stderr.write(`SKIPPED, no recordings in ${folder} (set CONFORMANCE_DIR): ${title}\n`);
}

/** Exchanges with the real Bedrock; those with its OpenAI-compatible endpoint apart. */
export function recordings(): readonly Recording[] {
  return readdirSync(join(folder, 'vectors'))
    .filter((file) => !file.startsWith('mantle-'))
    .map((file) => v.parse(vector, JSON.parse(readFileSync(join(folder, 'vectors', file), 'utf8'))))
    .map((one) => ({
      ...one,
      request: { ...one.request, path: one.request.path.replace(/^https:\/\/[^/]+/, '') },
    }));
}

export function bodyOf({ response }: Recording): Buffer {
  return Buffer.from(response.bodyBase64, 'base64');
}

/** A request as the server reads it. */
export function partsOf({ method, path, query, body }: RecordedRequest): RequestParts {
  return {
    method,
    path,
    query: new URLSearchParams(query),
    headers: {},
    body: Buffer.from(body === null ? '' : JSON.stringify(body)),
  };
}

/** What AWS's own model of the operation has against a request. */
export type Reference = (request: RecordedRequest) => readonly string[];

export async function reference(): Promise<Reference> {
  const url = pathToFileURL(join(folder, 'validate.mjs')).href;
  const { validateRequest } = (await import(url)) as {
    validateRequest: (request: RecordedRequest) => { violations: string[] };
  };
  return (request) => validateRequest(request).violations;
}
