import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { RecordedResponse } from './vectors.ts';

/** How a body is written: in one piece, or in many that end at odd places. */
export type Split = 'whole' | 'odd';

/** Frames can't line up with pieces of odd length; at most this many pieces, or big bodies would take minutes. */
const MOST_PIECES = 400;
const SMALLEST_PIECE = 7;

const EMPTY: RecordedResponse = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{}'),
};

/** A server on the loopback interface that answers what it was told to, whatever is asked. */
export class Loopback {
  readonly #server: Server;
  #answer: (path: string) => RecordedResponse = () => EMPTY;
  #split: Split = 'whole';

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      request.resume();
      request.on('end', () => void this.#reply(request.url ?? '/', response));
    });
  }

  static async start(): Promise<Loopback> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Loopback(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Paths that `matching` does not know are answered with an empty JSON object. */
  answerWith(response: RecordedResponse, split: Split, matching = /./): void {
    this.#answer = (path) => (matching.test(path) ? response : EMPTY);
    this.#split = split;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #reply(path: string, response: ServerResponse): Promise<void> {
    const { status, headers, body } = this.#answer(path);
    response.writeHead(status, withoutFraming(headers));
    response.socket?.setNoDelay(true);
    for (const piece of pieces(body, this.#split)) {
      response.write(piece);
      await setImmediate();
    }
    response.end();
  }
}

function pieces(body: Uint8Array, split: Split): readonly Uint8Array[] {
  if (split === 'whole') return [body];
  const length = Math.max(SMALLEST_PIECE, Math.ceil(body.length / MOST_PIECES)) | 1;
  return Array.from({ length: Math.ceil(body.length / length) }, (_, i) =>
    body.subarray(i * length, (i + 1) * length),
  );
}

/** How the recording was framed is not how we send it. */
function withoutFraming(headers: Readonly<Record<string, string>>): Record<string, string> {
  const framing = /^(?:content-length|transfer-encoding|content-encoding|connection|keep-alive)$/i;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !framing.test(name)));
}
