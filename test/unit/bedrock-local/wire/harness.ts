import {
  BedrockRuntimeClient,
  ConverseStreamCommand,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { StreamStep } from '../../../bedrock-local/contract.ts';
import {
  startBedrockLocal,
  type BedrockLocal,
  type BedrockLocalOptions,
} from '../../../bedrock-local/server.ts';
import type { Account } from '../../../bedrock-local/wire/accounts.ts';
import type { JournalEntry, RequestEvent } from '../../../bedrock-local/wire/journal.ts';

export const owner = {
  accountId: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/dev',
  userId: 'AIDALOCAL',
};

export const account: Account = {
  accessKeyId: 'AKIALOCALEXAMPLE0001',
  secretAccessKey: 'local-secret-not-a-real-one',
  ...owner,
};

/** A server for the tests of one `describe`; started before and closed after each. */
export function serving(options: Partial<BedrockLocalOptions> & Pick<BedrockLocalOptions, 'services'>): {
  readonly local: BedrockLocal;
} {
  let local: BedrockLocal | undefined;
  beforeEach(async () => {
    local = await startBedrockLocal({ accounts: [account], ...options });
  });
  afterEach(() => local?.close());
  return {
    get local() {
      if (!local) throw new Error('The server runs only during a test.');
      return local;
    },
  };
}

/** What a client of any service is made with; one attempt, so that an error shows at once. */
export function settings(url: string, credentials: Account = account) {
  return { region: 'us-east-1', endpoint: url, credentials, maxAttempts: 1 };
}

export type Protocol = 'HTTP/1.1' | 'HTTP/2';

export function runtimeClient(url: string, protocol: Protocol, credentials = account): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    ...settings(url, credentials),
    ...(protocol === 'HTTP/1.1' && { requestHandler: new NodeHttpHandler() }),
  });
}

export const hello = {
  modelId: 'amazon.nova-lite-v1:0',
  messages: [{ role: 'user' as const, content: [{ text: 'Hello' }] }],
};

export function textDelta(text: string): StreamStep {
  return { kind: 'event', name: 'contentBlockDelta', payload: { contentBlockIndex: 0, delta: { text } } };
}

export const messageStart: StreamStep = {
  kind: 'event',
  name: 'messageStart',
  payload: { role: 'assistant' },
};
export const messageStop: StreamStep = {
  kind: 'event',
  name: 'messageStop',
  payload: { stopReason: 'end_turn' },
};

/** A service whose ConverseStream plays these steps. */
export function playing(steps: () => Iterable<StreamStep> | AsyncIterable<StreamStep>) {
  return {
    'bedrock-runtime': {
      unary: {},
      streams: {
        async *ConverseStream() {
          yield* steps();
        },
      },
    },
  };
}

export interface Received {
  readonly events: readonly ConverseStreamOutput[];
  readonly error?: Error;
}

/** Everything that the SDK hands out of one ConverseStream, and the error that ended it. */
export async function receive(client: BedrockRuntimeClient): Promise<Received> {
  const events: ConverseStreamOutput[] = [];
  try {
    const { stream } = await client.send(new ConverseStreamCommand(hello));
    for await (const event of stream ?? []) events.push(event);
    return { events };
  } catch (error) {
    if (error instanceof Error) return { events, error };
    throw error;
  }
}

/** The journal's line of the next request to be over. */
export function nextEnded(local: BedrockLocal): Promise<JournalEntry> {
  return new Promise((resolve) => {
    const stop = local.onRequest((event: RequestEvent) => {
      if (event.type !== 'ended') return;
      stop();
      resolve(event.entry);
    });
  });
}

/** The error that a call is refused with. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<Error & { $metadata?: { httpStatusCode?: number } }> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Error) return outcome;
  throw new Error('The call was expected to fail.');
}
