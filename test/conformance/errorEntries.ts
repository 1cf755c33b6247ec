import { readFileSync } from 'node:fs';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import { failureOf, type Failure } from '../../src/chat/failure.ts';
import { classify } from '../../src/bedrock/failure/classify.ts';
import { CONNECTION, type ExtensionUnderTest } from './extension.ts';
import { anyModelRequest } from './modelRequest.ts';
import type { RecordedResponse } from './vectors.ts';

/** An entry of a file like errors.json. */
export interface ErrorEntry {
  readonly id: string;
  readonly category: string;
  readonly exception: string;
  readonly http: number | null;
  readonly message: string;
  /** `http`: a response; `stream`: a frame; `sdk-client`: thrown by the SDK before anything was sent, or after. */
  readonly where: string;
}

/** Throws where the file is empty: an empty run proves nothing. */
export function readErrorEntries(file: string): readonly ErrorEntry[] {
  const entries = JSON.parse(readFileSync(file, 'utf8')) as readonly ErrorEntry[];
  if (entries.length === 0) throw new Error(`No entries in ${file}`);
  return entries;
}

/** What the extension tells of the error, met where it really appears. */
export async function failureOfEntry(extension: ExtensionUnderTest, entry: ErrorEntry): Promise<Failure> {
  if (entry.where === 'sdk-client') return classify(thrown(entry), { connection: CONNECTION });
  extension.loopback.answerWith(
    entry.where === 'stream' ? exceptionFrame(entry) : errorResponse(entry),
    'odd',
  );
  try {
    await callAsThePersonWould(extension, entry);
  } catch (error) {
    return failureOf(error);
  }
  throw new Error(`${entry.id} was served, and nothing failed`);
}

/** Knowledge bases are asked by Retrieve; everything else here is said to a model. */
async function callAsThePersonWould(
  { services }: ExtensionUnderTest,
  { category }: ErrorEntry,
): Promise<void> {
  const signal = new AbortController().signal;
  if (category === 'kb') {
    await services.knowledgeBases.retrieve(CONNECTION, { id: 'ABCDEFGHIJ', name: 'Any' }, 'What?', 5, signal);
  } else {
    await drain(services.models.stream(anyModelRequest(), signal));
  }
}

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  let step = await iterator.next();
  while (step.done !== true) step = await iterator.next();
}

function thrown({ exception, message }: ErrorEntry): Error {
  if (exception === 'TypeError') return new TypeError(message);
  return exception === 'Error' ? new Error(message) : Object.assign(new Error(message), { name: exception });
}

function errorResponse({ exception, http, message }: ErrorEntry): RecordedResponse {
  return {
    status: http ?? 400,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': '00000000-0000-4000-8000-000000000000',
      'x-amzn-errortype': `${exception}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
    },
    body: Buffer.from(JSON.stringify({ message })),
  };
}

function exceptionFrame({ exception, message }: ErrorEntry): RecordedResponse {
  const codec = new EventStreamCodec(
    (bytes) => Buffer.from(bytes as Uint8Array).toString(),
    (text) => Buffer.from(text),
  );
  const body = codec.encode({
    headers: {
      ':exception-type': { type: 'string', value: exception.charAt(0).toLowerCase() + exception.slice(1) },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: 'exception' },
    },
    body: Buffer.from(JSON.stringify({ message })),
  });
  return { status: 200, headers: { 'content-type': 'application/vnd.amazon.eventstream' }, body };
}
