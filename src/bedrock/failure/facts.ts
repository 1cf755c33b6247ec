import { defined } from '../defined.ts';

/** What is known of one error (one link of a cause chain), normalised so that rules need not know its many shapes. */
export interface ErrorFacts {
  /**
   * The exception's name in upper camel case, without namespace or URL suffix (`ValidationException`). An error that
   * AWS sent without a name has the one that its HTTP status stands for; a bare `Error` has an empty one.
   */
  readonly name: string;
  /** 400 and above: a stream's exceptions come under 200. */
  readonly status?: number;
  readonly requestId?: string;
  /** What `Retry-After` says, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Node's: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
  readonly code?: string;
  /** The words with plain apostrophes and single spaces, without Bedrock's preamble: what rules match. */
  readonly text: string;
  /** The words as they came. */
  readonly words: string;
  /** The response was a web page, so something between here and AWS wrote it. */
  readonly html: boolean;
}

type Raw = Readonly<Record<string, unknown>>;

const NAME_BY_STATUS: ReadonlyMap<number, string> = new Map([
  [400, 'ValidationException'],
  [401, 'UnrecognizedClientException'],
  [403, 'AccessDeniedException'],
  [404, 'ResourceNotFoundException'],
  [408, 'ModelTimeoutException'],
  [424, 'ModelErrorException'],
  [429, 'ThrottlingException'],
  [500, 'InternalServerException'],
  [503, 'ServiceUnavailableException'],
]);

/** Names that say nothing: JavaScript's own, and what the SDK calls a response without `x-amzn-errortype`. */
const NAMELESS = /^(?:|Error|AggregateError|SyntaxError|Unknown|UnknownError|\w+ServiceException)$/;

/** Reads any thrown value; never throws itself. */
export function factsOf(error: unknown): ErrorFacts {
  const raw = isRecord(error) ? error : {};
  const words = wordsOf(error, raw);
  const response = recordIn(raw, '$response');
  const status = statusOf(raw, response);
  const html = isHtml(response, words);
  return {
    name: nameOf(raw, status, html),
    text: normalised(words),
    words,
    html,
    ...defined({
      status,
      requestId: requestIdOf(raw, response),
      retryAfterMs: retryAfterOf(response),
      code: textOf(raw['code']) ?? codeIn(words),
    }),
  };
}

/** `validationException` or `com.amazon.x#ValidationException:http://…` → `ValidationException`. */
function canonicalName(name: string): string {
  const bare = (name.split('#').at(-1) ?? '').split(':')[0]?.trim() ?? '';
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

function nameOf(raw: Raw, status: number | undefined, html: boolean): string {
  const given = canonicalName(textOf(raw['name']) ?? '');
  if (!NAMELESS.test(given)) return given;
  if (html || status === undefined) return '';
  return NAME_BY_STATUS.get(status) ?? '';
}

/** The SDK adds this to the message of every error that is thrown while a response is read. */
const SDK_HINT = /\s*Deserialization error: to see the raw response, inspect the hidden field.*$/s;

function wordsOf(error: unknown, raw: Raw): string {
  if (typeof error === 'string') return error;
  const message = (textOf(raw['message']) ?? textOf(raw['Message']) ?? '').replace(SDK_HINT, '');
  return messageInJson(message) ?? message;
}

/** Stream exceptions that the SDK's model does not know carry the raw JSON payload as their message. */
function messageInJson(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? (textOf(parsed['message']) ?? textOf(parsed['Message'])) : undefined;
  } catch {
    return undefined;
  }
}

function statusOf(raw: Raw, response: Raw): number | undefined {
  const status = recordIn(raw, '$metadata')['httpStatusCode'] ?? response['statusCode'];
  return typeof status === 'number' && status >= 400 ? status : undefined;
}

/** A stream's first exception has no metadata; the response that it came in is attached to it. */
function requestIdOf(raw: Raw, response: Raw): string | undefined {
  return (
    textOf(recordIn(raw, '$metadata')['requestId']) ??
    textOf(recordIn(response, 'headers')['x-amzn-requestid'])
  );
}

/** In seconds or as a date, by HTTP. */
function retryAfterOf(response: Raw): number | undefined {
  const value = textOf(recordIn(response, 'headers')['retry-after']);
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

const UNITS_MS: Readonly<Record<string, number>> = { second: 1000, minute: 60_000, hour: 3_600_000 };

/** “try again after 5 minutes”, in milliseconds. */
export function waitIn(text: string): number | undefined {
  const [, count, unit] =
    /\b(?:after|in|within|wait) (?:about |up to |at least )?(\d{1,3}) (second|minute|hour)s?\b/i.exec(text) ??
    [];
  const ms = UNITS_MS[unit?.toLowerCase() ?? ''];
  return count === undefined || ms === undefined ? undefined : Number(count) * ms;
}

/** Some layers wrap the system error and keep only its message. */
function codeIn(words: string): string | undefined {
  return /\b(?:getaddrinfo|connect|read|write) (E[A-Z_]+)\b/.exec(words)?.[1];
}

function isHtml(response: Raw, words: string): boolean {
  const type = textOf(recordIn(response, 'headers')['content-type']) ?? '';
  return /^text\/html\b/i.test(type) || /^Unexpected token '<'/.test(words);
}

const PREAMBLE = /^The model returned the following errors?: /;

function normalised(words: string): string {
  return words
    .replaceAll(/[\u2018\u2019\u02BC]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(PREAMBLE, '');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function recordIn(raw: Raw, key: string): Raw {
  const value = raw[key];
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null;
}
