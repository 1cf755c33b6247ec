import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Connection } from '../../chat/connection.ts';
import type { CredentialProvider } from '../identity/credentials.ts';
import { bearerToken, refuseApiKey } from './apiKey.ts';
import { settingsOf, type ClientOptions, type Service } from './clientOptions.ts';

/** What an SDK client is made with, the same for every service. */
export function clientConfig(
  options: ClientOptions,
  service: Service,
  connection: Connection,
  credentials: CredentialProvider,
  requestHandler: NodeHttpHandler,
) {
  const { maxAttempts, endpoints } = settingsOf(options);
  const endpoint = endpoints[service];
  return {
    region: connection.region,
    ...(connection.profile !== undefined && { profile: connection.profile }),
    ...(endpoint !== undefined && endpoint !== '' && { endpoint }),
    ...(connection.apiKey === true ? apiKeyOnly(options) : signed(credentials)),
    requestHandler,
    maxAttempts,
    retryMode: 'adaptive',
    customUserAgent: [['bedrock-workbench', options.userAgentVersion] as [string, string]],
  };
}

/** Without the preference AWS_BEARER_TOKEN_BEDROCK of the environment would be sent instead of the signature. */
function signed(credentials: CredentialProvider) {
  return { credentials, authSchemePreference: ['sigv4'] };
}

/** Without the token of our own the environment's would be sent. Services that know no bearer tokens want credentials. */
function apiKeyOnly({ apiKey }: ClientOptions) {
  return {
    token: bearerToken(apiKey),
    credentials: refuseApiKey,
    authSchemePreference: ['httpBearerAuth'],
  };
}
