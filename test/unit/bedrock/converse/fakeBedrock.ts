import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelEvent } from '../../../../src/chat/modelEvent.ts';
import { FailureError, type Failure } from '../../../../src/chat/failure.ts';
import type { ModelRequest } from '../../../../src/chat/modelRequest.ts';
import { createModelClient } from '../../../../src/bedrock/converse/modelClient.ts';
import { patienceOf, type Patience } from '../../../../src/bedrock/converse/patience.ts';

/** A request as the server saw it. */
export interface Seen {
  readonly path: string;
  readonly body: unknown;
  /** Resolves when the connection of this request is closed before the answer was whole. */
  readonly cut: Promise<void>;
}

type Answer = (response: ServerResponse, request: Seen) => void;

export const REQUEST_ID = '11111111-2222-4333-8444-555555555555';

/** A loopback server in the place of bedrock-runtime, and the real SDK client over HTTP/1.1 in front of it. */
export class FakeBedrock {
  readonly seen: Seen[] = [];
  readonly #server: Server;
  readonly #client: BedrockRuntimeClient;

  private constructor(server: Server, client: BedrockRuntimeClient) {
    this.#server = server;
    this.#client = client;
  }

  static async start(answer: Answer, maxAttempts = 1): Promise<FakeBedrock> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = new BedrockRuntimeClient({
      region: 'eu-west-1',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      requestHandler: new NodeHttpHandler(),
      maxAttempts,
    });
    const fake = new FakeBedrock(server, client);
    fake.#listen(answer);
    return fake;
  }

  /** The model client under test, in front of this server. */
  models(patience: Partial<Patience> | (() => Partial<Patience>) = {}) {
    return createModelClient({ runtime: () => this.#client }, () => ({
      ...patienceOf(),
      ...(typeof patience === 'function' ? patience() : patience),
    }));
  }

  async stop(): Promise<void> {
    this.#client.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #listen(answer: Answer): void {
    this.#server.on('request', (request, response: ServerResponse) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const cut = new Promise<void>((resolve) => {
          response.on('close', () => {
            if (!response.writableFinished) resolve();
          });
        });
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        const seen = { path: decodeURIComponent(request.url ?? ''), body, cut };
        this.seen.push(seen);
        answer(response, seen);
      });
    });
  }
}

/** Begins an event stream; the response stays open. */
export function begin(response: ServerResponse, ...frames: readonly Uint8Array[]): void {
  response.writeHead(200, {
    'content-type': 'application/vnd.amazon.eventstream',
    'x-amzn-requestid': REQUEST_ID,
  });
  response.flushHeaders();
  for (const frame of frames) response.write(frame);
}

export function refuse(response: ServerResponse, status: number, exception: string, message: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-requestid': REQUEST_ID,
    'x-amzn-errortype': `${exception}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
  });
  response.end(JSON.stringify({ message }));
}

export function reply(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json', 'x-amzn-requestid': REQUEST_ID });
  response.end(JSON.stringify(body));
}

export const REQUEST: ModelRequest = {
  connection: { profile: 'dev', region: 'eu-west-1' },
  target: { modelId: 'eu.example.model-v1:0', label: 'Example', region: 'eu-west-1' },
  system: 'Be brief.',
  messages: [{ role: 'user', content: [{ kind: 'text', text: 'Hello' }] }],
  maxTokens: 100,
};

export interface Heard {
  readonly events: readonly ModelEvent[];
  /** How it ended: undefined where it ended well. */
  readonly failure?: Failure;
}

/** Everything that came, and the failure it ended with; anything but a FailureError is thrown on. */
export async function hear(events: AsyncIterable<ModelEvent>): Promise<Heard> {
  const heard: ModelEvent[] = [];
  try {
    for await (const event of events) heard.push(event);
    return { events: heard };
  } catch (error) {
    if (error instanceof FailureError) return { events: heard, failure: error.failure };
    throw error;
  }
}
