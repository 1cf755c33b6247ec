import { BedrockClient } from '@aws-sdk/client-bedrock';
import { BedrockAgentClient } from '@aws-sdk/client-bedrock-agent';
import { BedrockAgentRuntimeClient } from '@aws-sdk/client-bedrock-agent-runtime';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { MiddlewareStack, Provider } from '@smithy/types';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Connection } from '../../chat/connection.ts';
import { configStamp, environmentProfile } from '../identity/configFiles.ts';
import { readConfigSections } from '../identity/configSections.ts';
import { createCredentials, type CredentialProvider, type Credentials } from '../identity/credentials.ts';
import { roleWithMfa } from '../identity/mfa.ts';
import { ByConnection } from './byConnection.ts';
import { clientConfig } from './clientConfig.ts';
import { settingsOf, type ClientOptions, type Service } from './clientOptions.ts';
import { configuredEndpoint } from './endpoint.ts';
import { noticeRefusals } from './refusedCredentials.ts';

import { createStreamTransport, createUnaryTransport } from './transport.ts';

export type { ClientOptions };

/** The one place where SDK clients come from: one for each service and connection, kept and shared. */
export interface Clients extends Disposable {
  runtime(connection: Connection): BedrockRuntimeClient;
  control(connection: Connection): BedrockClient;
  agent(connection: Connection): BedrockAgentClient;
  agentRuntime(connection: Connection): BedrockAgentRuntimeClient;
  sts(connection: Connection): STSClient;
  /** For AWS's public parameters: seldom needed, so that its code is loaded with the first one. */
  ssm(connection: Connection): Promise<SSMClient>;
  /**
   * Asks the person for the multi-factor code that the connection's role wants, where its credentials are not known;
   * no request of the clients asks by itself. Whether new ones were resolved; for all other connections false.
   */
  unlock(connection: Connection, signal: AbortSignal): Promise<boolean>;
  readonly credentials: Pick<Credentials, 'forget'>;
  /** Changes when clients are made anew, because settings or AWS config files changed: what came through them is void. */
  readonly stamp: () => string;
}

export function createClients(options: ClientOptions): Clients {
  const credentials = createCredentials(options.mfaCode);
  const unary = createUnaryTransport();
  const streams = createStreamTransport();
  const stamp = (): string => `${configStamp()}\n${JSON.stringify(settingsOf(options))}`;
  const pool = <C>(service: Service, transport: NodeHttpHandler, create: (setup: Setup) => C) =>
    new ByConnection((connection) => {
      const provider = credentials.provider(connection.profile);
      const config = clientConfig(options, service, connection, provider, transport);
      return create({ connection, credentials: provider, config });
    }, stamp);
  const pools = {
    runtime: pool('runtime', streams, (setup) => prepare(new BedrockRuntimeClient(setup.config), setup)),
    control: pool('control', unary, (setup) => prepare(new BedrockClient(setup.config), setup)),
    agent: pool('agent', unary, (setup) => prepare(new BedrockAgentClient(setup.config), setup)),
    agentRuntime: pool('agentRuntime', unary, (setup) =>
      prepare(new BedrockAgentRuntimeClient(setup.config), setup),
    ),
    sts: pool('sts', unary, (setup) => prepare(new STSClient(setup.config), setup)),
  };
  const ssm = pool('ssm', unary, async (setup) => {
    const { SSMClient: Client } = await import('@aws-sdk/client-ssm');
    return prepare(new Client(setup.config), setup);
  });
  return {
    runtime: (connection) => pools.runtime.get(connection),
    control: (connection) => pools.control.get(connection),
    agent: (connection) => pools.agent.get(connection),
    agentRuntime: (connection) => pools.agentRuntime.get(connection),
    sts: (connection) => pools.sts.get(connection),
    ssm: (connection) => ssm.get(connection),
    unlock: (connection, signal) => unlock(credentials, pools.sts.get(connection), connection, signal),
    credentials,
    stamp,
    dispose() {
      for (const kept of Object.values(pools)) for (const client of kept.take()) client.destroy();
      credentials.dispose();
      unary.destroy();
      streams.destroy();
    },
  };
}

async function unlock(
  credentials: Credentials,
  { config }: STSClient,
  { profile, apiKey }: Connection,
  signal: AbortSignal,
): Promise<boolean> {
  const { profiles } = await readConfigSections();
  const named = profile ?? environmentProfile() ?? 'default';
  if (apiKey === true || roleWithMfa(named, profiles) === undefined) return false;
  return credentials.provider(profile).unlock({ callerClientConfig: config }, signal);
}

interface Setup {
  readonly connection: Connection;
  readonly credentials: CredentialProvider;
  readonly config: ReturnType<typeof clientConfig>;
}

/** What every SDK client has, whatever its service. */
interface SdkClient<I extends object, O extends object> {
  readonly config: { serviceId: string; serviceConfiguredEndpoint?: Provider<string | undefined> };
  readonly middlewareStack: MiddlewareStack<I, O>;
}

function prepare<I extends object, O extends object, C extends SdkClient<I, O>>(
  client: C & SdkClient<I, O>,
  { connection, credentials }: Setup,
): C {
  const { config } = client;
  config.serviceConfiguredEndpoint = () => configuredEndpoint(config.serviceId, connection.profile);
  noticeRefusals(client.middlewareStack, () => credentials.forget());
  return client;
}
