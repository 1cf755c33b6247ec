import { AwsError, type Input } from '../../contract.ts';
import type { Member, Shape } from '../model/shape.ts';
import { isRecord } from '../validate/checkInput.ts';

/** What a request carries, before anything is known of its operation. */
export interface RequestParts {
  readonly method: string;
  /** As it came, percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * The modelled input of a REST JSON operation: body, labels and query under the names of the wire's body or,
 * for labels and query, of the members. Blobs stay base64. Unknown members of the body stay too.
 */
export function readInput(
  parts: RequestParts,
  labels: Readonly<Record<string, string>>,
  shape: Shape,
): Input {
  const members = shape.kind === 'structure' ? shape.members : [];
  const input: Record<string, unknown> = { ...readBody(parts.body) };
  for (const member of members) {
    const value = bound(member, parts, labels);
    if (member.location.in !== 'body') {
      // A member bound elsewhere has no place in the body.
      if (member.jsonName in input) throw misplaced(member.jsonName);
      if (value !== undefined) input[member.jsonName] = value;
    }
  }
  return input;
}

/** The body's JSON; undefined: none, or not JSON. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function readBody(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  const json = parseJson(body);
  if (isRecord(json)) return json;
  throw new AwsError('SerializationException', 400, 'The request body is not a JSON object.');
}

function misplaced(name: string): AwsError {
  return new AwsError(
    'ValidationException',
    400,
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must not be in the body`,
  );
}

function bound(
  { name, location, shape }: Member,
  { query, headers }: RequestParts,
  labels: Readonly<Record<string, string>>,
): unknown {
  switch (location.in) {
    case 'label':
      return labels[name];
    case 'query':
      return fromText(query.get(location.name), shape());
    case 'header':
      return fromText(headers[location.name.toLowerCase()], shape());
    case 'body':
    case 'payload':
      return undefined;
  }
}

/** Text that is not of the shape stays text, for the validation to refuse. */
function fromText(text: string | null | undefined, shape: Shape): unknown {
  if (text === null || text === undefined) return undefined;
  if (shape.kind === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (shape.kind === 'boolean') return text === 'true' || text === 'false' ? text === 'true' : text;
  return text;
}
