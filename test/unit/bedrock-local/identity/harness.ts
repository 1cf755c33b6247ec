import { mock } from 'node:test';
import { createServices, type LocalServices } from '../../../bedrock-local/services/createServices.ts';
import { startBedrockLocal, type BedrockLocal } from '../../../bedrock-local/server.ts';
import type { Identity } from '../../../bedrock-local/identity/identity.ts';

export { refusalOf } from '../wire/harness.ts';

export interface Local {
  readonly url: string;
  readonly server: BedrockLocal;
  readonly identity: Identity;
}

let services: LocalServices | undefined;
let server: BedrockLocal | undefined;

/** The stand-in of the test that runs. */
export const aws: Local = {
  get url() {
    return running(server).url;
  },
  get server() {
    return running(server);
  },
  get identity() {
    return running(services).identity;
  },
};

/** The whole stand-in for each test of a `describe`, at a time that stands still. */
export function withAws(): void {
  beforeEach(async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-21T12:00:00Z') });
    services = createServices();
    server = await startBedrockLocal(services);
  });
  afterEach(async () => {
    await server?.close();
    mock.timers.reset();
  });
}

function running<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The server runs only during a test.');
  return value;
}

/** Asks a control; its status and its answer. */
export async function control(
  url: string,
  method: string,
  name: string,
  body?: unknown,
): Promise<[number, unknown]> {
  const response = await fetch(`${url}/__bedrock-local/${name}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return [response.status, await response.json()];
}

export const ada = { accessKeyId: 'AKIALOCALEXAMPLE0005', secretAccessKey: 'local-secret-of-ada' };
export const developer = {
  accessKeyId: 'AKIALOCALEXAMPLE0001',
  secretAccessKey: 'local-secret-not-a-real-one',
};
