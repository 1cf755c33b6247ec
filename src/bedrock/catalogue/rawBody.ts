import type { DeserializeMiddleware, MiddlewareStack } from '@smithy/types';

/** Hands the JSON of a successful answer to `take` before the SDK drops what AWS's model does not describe. */
export function tapBody<I extends object, O extends object>(
  stack: MiddlewareStack<I, O>,
  take: (body: unknown) => void,
): void {
  const middleware: DeserializeMiddleware<I, O> = (next) => async (args) => {
    const result = await next(args);
    const { response } = result;
    if (isResponse(response) && response.statusCode === 200 && isStream(response.body)) {
      const bytes = await collected(response.body);
      response.body = bytes;
      take(parsed(bytes));
    }
    return result;
  };
  stack.addRelativeTo(middleware, {
    relation: 'after',
    toMiddleware: 'deserializerMiddleware',
    name: 'tapBody',
  });
}

interface Response {
  readonly statusCode: number;
  body: unknown;
}

function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'statusCode' in value && 'body' in value;
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

async function collected(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    // Not ours to complain: the SDK reads the same bytes and says what is wrong.
    return undefined;
  }
}
