import { EventStreamCodec } from '@smithy/eventstream-codec';
import type { Outcome, ToolCall } from './outcome.ts';
import type { RecordedResponse, Vector } from './vectors.ts';

/**
 * What the recording holds, read here without anything of the extension's: frames by the codec, JSON by JSON. Kept as
 * plain as can be, since it is what the extension is measured by.
 */
export type Reference = Pick<Outcome, 'text' | 'reasoning' | 'toolCalls' | 'usage' | 'stopReason'> & {
  /** Titles and cited texts. */
  readonly citations: readonly (readonly [title: string, text: string])[];
  /** `side policy name action`. */
  readonly guardrail: readonly string[] | null;
};

type Json = Readonly<Record<string, unknown>>;

export function referenceOf(vector: Vector): Reference {
  const isStream = vector.operation === 'ConverseStream';
  const parts = isStream ? streamParts(vector.response) : responseParts(parse(vector.response.body));
  return {
    text: parts.blocks.map(({ text }) => text).join(''),
    reasoning: parts.blocks.map(({ reasoning }) => reasoning).join(''),
    toolCalls: parts.blocks.flatMap(({ tool }) => tool ?? []),
    citations: parts.blocks.flatMap(({ citations }) => citations),
    stopReason: parts.stopReason,
    usage: usageOf(parts.metadata['usage']),
    guardrail: guardrailOf(object(parts.metadata['trace'])['guardrail']),
  };
}

/** The events of a stream: type and JSON. */
export function frames(body: Uint8Array): readonly (readonly [type: string, event: Json])[] {
  const codec = new EventStreamCodec(
    (bytes) => Buffer.from(bytes as Uint8Array).toString(),
    (text) => Buffer.from(text),
  );
  const result: [string, Json][] = [];
  for (let at = 0; at < body.length;) {
    const length = Buffer.from(body).readUInt32BE(at);
    const { headers, body: payload } = codec.decode(body.subarray(at, at + length));
    const type = headers[':event-type'] ?? headers[':exception-type'];
    result.push([String(type?.value), parse(payload)]);
    at += length;
  }
  return result;
}

interface Block {
  readonly text: string;
  readonly reasoning: string;
  readonly tool?: ToolCall;
  readonly citations: Reference['citations'];
}

interface Parts {
  readonly blocks: readonly Block[];
  readonly stopReason: string;
  readonly metadata: Json;
}

function streamParts({ body }: RecordedResponse): Parts {
  const events = frames(body);
  const of = (type: string): readonly Json[] =>
    events.flatMap(([name, event]) => (name === type ? [event] : []));
  const indices = [...new Set([...of('contentBlockStart'), ...of('contentBlockDelta')].map(indexOf))];
  return {
    blocks: indices.map((index) =>
      streamBlock(
        of('contentBlockStart').filter((event) => indexOf(event) === index),
        of('contentBlockDelta').filter((event) => indexOf(event) === index),
      ),
    ),
    stopReason: string(of('messageStop')[0]?.['stopReason']),
    metadata: of('metadata')[0] ?? {},
  };
}

function streamBlock(starts: readonly Json[], events: readonly Json[]): Block {
  const deltas = events.map(({ delta }) => object(delta));
  const start = object(object(starts[0]?.['start'])['toolUse']);
  const input = deltas.map(({ toolUse }) => string(object(toolUse)['input'])).join('');
  return {
    text: deltas.map(({ text }) => string(text)).join(''),
    reasoning: deltas.map(({ reasoningContent }) => string(object(reasoningContent)['text'])).join(''),
    citations: deltas.flatMap(({ citation }) => (citation ? [citationOf(citation)] : [])),
    ...('toolUseId' in start && { tool: toolOf(start, JSON.parse(input)) }),
  };
}

function responseParts(response: Json): Parts {
  const content = array(object(object(response['output'])['message'])['content']).map(object);
  return {
    blocks: content.map(responseBlock),
    stopReason: string(response['stopReason']),
    metadata: response,
  };
}

function responseBlock(block: Json): Block {
  const cited = object(block['citationsContent']);
  const tool = object(block['toolUse']);
  const texts = [block['text'], ...array(cited['content']).map((part) => object(part)['text'])];
  return {
    text: texts.map(string).join(''),
    reasoning: string(object(object(block['reasoningContent'])['reasoningText'])['text']),
    citations: array(cited['citations']).map(citationOf),
    ...('toolUseId' in tool && { tool: toolOf(tool, tool['input']) }),
  };
}

function toolOf(tool: Json, input: unknown): ToolCall {
  return { id: string(tool['toolUseId']), name: string(tool['name']), input };
}

function citationOf(value: unknown): readonly [string, string] {
  const { title, sourceContent } = object(value);
  return [
    string(title),
    array(sourceContent)
      .map((part) => string(object(part)['text']))
      .join(''),
  ];
}

function usageOf(value: unknown): Outcome['usage'] {
  const keys = [
    'inputTokens',
    'outputTokens',
    'totalTokens',
    'cacheReadInputTokens',
    'cacheWriteInputTokens',
  ];
  const usage = object(value);
  return Object.fromEntries(
    keys.flatMap((key) => (key in usage ? [[key, usage[key]]] : [])),
  ) as unknown as NonNullable<Outcome['usage']>;
}

/** Every object with an `action` other than NONE, wherever in the trace it is. */
function guardrailOf(trace: unknown): readonly string[] | null {
  if (trace === undefined) return null;
  const { inputAssessment, outputAssessments } = object(trace);
  return [...actionsIn('input', inputAssessment), ...actionsIn('output', outputAssessments)];
}

function actionsIn(side: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => actionsIn(side, item));
  if (typeof value !== 'object' || value === null) return [];
  const { action, name, type, match } = object(value);
  if (typeof action === 'string' && action !== 'NONE')
    return [[side, name ?? type ?? match, action].join(' ')];
  return Object.values(value).flatMap((item) => actionsIn(side, item));
}

function indexOf(event: Json): number {
  return Number(event['contentBlockIndex']);
}

function parse(bytes: Uint8Array): Json {
  return object(JSON.parse(Buffer.from(bytes).toString()));
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
