import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LoopbackRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Strings and bytes are sent as they are, everything else as JSON. `hang` never answers. */
export type LoopbackAnswer =
  | 'hang'
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown };

export type LoopbackHandler = (request: LoopbackRequest) => LoopbackAnswer | Promise<LoopbackAnswer>;

/** A small HTTP server that stands where AWS would: the real SDK talks to it, and the test reads what it said. */
export class Loopback {
  readonly requests: LoopbackRequest[] = [];
  /** Resolves when the client closes a connection before its answer was complete. */
  readonly givenUp: Promise<void>;
  readonly #server: Server;
  readonly #handler: LoopbackHandler;
  #arrivals: (() => void)[] = [];
  #giveUp: () => void = () => undefined;

  private constructor(handler: LoopbackHandler) {
    this.#handler = handler;
    this.givenUp = new Promise((resolve) => (this.#giveUp = resolve));
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(handler: LoopbackHandler): Promise<Loopback> {
    const loopback = new Loopback(handler);
    loopback.#server.listen(0, '127.0.0.1');
    await once(loopback.#server, 'listening');
    return loopback;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when this many requests have arrived. */
  async arrived(count: number): Promise<void> {
    while (this.requests.length < count) await new Promise<void>((resolve) => this.#arrivals.push(resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.once('close', () => {
      if (!response.writableFinished) this.#giveUp();
    });
    const received = await receive(request);
    this.requests.push(received);
    for (const arrived of this.#arrivals.splice(0)) arrived();
    const answer = await this.#handler(received);
    if (answer === 'hang') return;
    const { status = 200, headers, body } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body));
  }
}

/** AWS's JSON error. */
export function awsError(name: string, status: number, message: string): LoopbackAnswer {
  return { status, headers: { 'x-amzn-errortype': name }, body: { message } };
}

async function receive(request: IncomingMessage): Promise<LoopbackRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** STS speaks XML. */
export function callerIdentity(account: string, arn: string): LoopbackAnswer {
  const result = `<Account>${account}</Account><Arn>${arn}</Arn><UserId>AIDA</UserId>`;
  const body = `<GetCallerIdentityResponse><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
  return { headers: { 'content-type': 'text/xml' }, body };
}
