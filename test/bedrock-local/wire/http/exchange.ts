import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import type { RequestParts } from '../rest/readInput.ts';
import { orGone, type Sink } from '../stream/sendSteps.ts';

/** What HTTP/1.1 and HTTP/2 requests have in common. */
export interface HttpRequest extends Readable {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** What HTTP/1.1 and HTTP/2 responses have in common. */
export interface HttpResponse extends Writable {
  readonly headersSent: boolean;
  writeHead(status: number, headers: OutgoingHttpHeaders): unknown;
  /** HTTP/2 sends the head at once. */
  flushHeaders?(): void;
}

/** One request and its response, whichever version of HTTP carries it. */
export class Exchange implements Sink {
  readonly began = performance.now();
  readonly #request: HttpRequest;
  readonly #response: HttpResponse;
  readonly #socket: Socket | undefined;
  readonly #gone = new AbortController();
  #isEnding = false;
  #isOver = false;
  #closedAt: number | undefined;

  constructor(request: HttpRequest, response: HttpResponse, socket: Socket | undefined) {
    this.#request = request;
    this.#response = response;
    this.#socket = socket;
    // A reset HTTP/2 stream ends with `finish` too: only what was ended here is over.
    response.on('finish', () => (this.#isOver ||= this.#isEnding));
    request.on('aborted', () => this.#closed());
    response.on('close', () => this.#closed());
    // What goes wrong on the way shows as the close.
    response.on('error', () => undefined);
    request.on('error', () => undefined);
  }

  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  get hasBegunToAnswer(): boolean {
    return this.#response.headersSent;
  }

  /** Milliseconds from the request to the moment when the client left before the response was complete. */
  get closedAfterMs(): number | undefined {
    return this.#closedAt === undefined ? undefined : this.#closedAt - this.began;
  }

  get headers(): Readonly<Record<string, string>> {
    const { headers } = this.#request;
    const texts = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    );
    // HTTP/2 has the host under another name; it is signed as `host`.
    const host = headers[':authority'] ?? headers.host;
    return { ...Object.fromEntries(texts), ...(typeof host === 'string' && { host }) };
  }

  /** The whole request; rejects if the client leaves while sending it. */
  async read(): Promise<RequestParts> {
    const [path = '', query = ''] = (this.#request.url ?? '').split(/\?(.*)/s);
    const body = await orGone(collect(this.#request), this.signal);
    const { method = '' } = this.#request;
    return { method, path, query: new URLSearchParams(query), headers: this.headers, body };
  }

  head(status: number, headers: OutgoingHttpHeaders): void {
    this.#response.writeHead(status, headers);
    this.#response.flushHeaders?.();
  }

  write(bytes: Buffer): Promise<void> {
    const written = new Promise<void>((resolve, reject) => {
      this.#response.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
    return orGone(written, this.signal);
  }

  end(bytes?: Buffer): Promise<void> {
    this.#isEnding = true;
    const ended = new Promise<void>((resolve) => {
      this.#response.end(bytes, () => resolve());
    });
    return orGone(ended, this.signal);
  }

  reset(): void {
    this.#isOver = true;
    this.#socket?.resetAndDestroy();
  }

  #closed(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#closedAt = performance.now();
    this.#gone.abort();
  }
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
