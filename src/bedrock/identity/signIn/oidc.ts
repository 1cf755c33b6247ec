import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
  type CreateTokenRequest,
  type CreateTokenResponse,
  type RegisterClientResponse,
  type StartDeviceAuthorizationResponse,
} from '@aws-sdk/client-sso-oidc';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { DeviceVerification } from '../../../chat/signIn.ts';
import type { Disposable } from '../../../base/lifecycle.ts';
import { abortable, abortError } from '../../../base/abortable.ts';
import { configuredEndpoint } from '../../clients/endpoint.ts';
import { createUnaryTransport } from '../../clients/transport.ts';
import { defined } from '../../defined.ts';
import { REGISTERED_REDIRECT } from './redirect.ts';
import type { SsoSession } from './signInTarget.ts';
import type { Grant, Registration, SsoToken } from './ssoCache.ts';

export interface Device {
  readonly code: string;
  readonly verification: DeviceVerification;
  /** How long to wait between two attempts. */
  readonly intervalMs: number;
}

/** What the browser came back with, and what proves that it was sent by us. */
export interface CodeGrant {
  readonly kind: 'code';
  readonly code: string;
  readonly redirectUri: string;
  /** PKCE's secret, whose SHA-256 the page was opened with. */
  readonly verifier: string;
}

type TokenGrant = CodeGrant | { readonly kind: 'device'; readonly code: string };

interface PageRequest {
  readonly redirectUri: string;
  readonly state: string;
  /** PKCE's: the verifier's SHA-256, in base64url. */
  readonly challenge: string;
}

/** IAM Identity Center's OIDC service, as far as signing in needs it. Rejects with the SDK's errors. */
export interface Oidc extends Disposable {
  register(grant: Grant, signal: AbortSignal): Promise<Registration>;
  startDevice(registration: Registration, signal: AbortSignal): Promise<Device>;
  /** The address to open: no operation of the SDK's, but of the same service. */
  authorizationPage(registration: Registration, request: PageRequest): Promise<string>;
  createToken(registration: Registration, grant: TokenGrant, signal: AbortSignal): Promise<SsoToken>;
}

export interface OidcOptions {
  readonly userAgentVersion: string;
  readonly now: () => number;
}

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
/** RFC 8628's, where the service names none. */
const DEFAULT_INTERVAL_S = 5;
const MAX_ATTEMPTS = 3;

export function createOidc(session: SsoSession, profile: string, options: OidcOptions): Oidc {
  const requestHandler = createUnaryTransport();
  const client = createClient(session, profile, requestHandler, options);
  const { scopes, startUrl } = session;
  return {
    async register(grant, signal) {
      const clientName = `bedrock-workbench-${session.name ?? profile}`;
      const command = new RegisterClientCommand({
        clientName,
        clientType: 'public',
        ...(scopes.length > 0 && { scopes: [...scopes] }),
        ...(grant === 'browser' && browserClient(session)),
      });
      return toRegistration(await sent(signal, (http) => client.send(command, http)));
    },
    async startDevice({ clientId, clientSecret }, signal) {
      const command = new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl });
      return toDevice(await sent(signal, (http) => client.send(command, http)), options.now());
    },
    async authorizationPage({ clientId }, { redirectUri, state, challenge }) {
      const page = new URL('authorize', await baseOf(client, profile));
      page.search = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        state,
        code_challenge_method: 'S256',
        code_challenge: challenge,
        scopes: scopes.join(' '),
      }).toString();
      return page.href;
    },
    async createToken({ clientId, clientSecret }, grant, signal) {
      const command = new CreateTokenCommand({ clientId, clientSecret, ...grantFields(grant) });
      return toToken(await sent(signal, (http) => client.send(command, http)), options.now());
    },
    dispose() {
      client.destroy();
      requestHandler.destroy();
    },
  };
}

function browserClient({ startUrl }: SsoSession) {
  return {
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: [REGISTERED_REDIRECT],
    issuerUrl: startUrl,
  };
}

function grantFields(grant: TokenGrant): Pick<CreateTokenRequest, 'grantType'> & Partial<CreateTokenRequest> {
  if (grant.kind === 'device') return { grantType: DEVICE_GRANT, deviceCode: grant.code };
  const { code, redirectUri, verifier } = grant;
  return { grantType: 'authorization_code', code, redirectUri, codeVerifier: verifier };
}

/** Where the client would send its requests, by the SDK's own endpoint rules. */
async function baseOf({ config }: SSOOIDCClient, profile: string): Promise<string> {
  const configured = await configuredEndpoint(config.serviceId, profile);
  if (configured !== undefined) return configured.endsWith('/') ? configured : `${configured}/`;
  const [Region, UseFIPS, UseDualStack] = await Promise.all([
    config.region(),
    config.useFipsEndpoint(),
    config.useDualstackEndpoint(),
  ]);
  return config.endpointProvider({ Region, UseFIPS, UseDualStack }).url.href;
}

function createClient(
  { region }: SsoSession,
  profile: string,
  requestHandler: NodeHttpHandler,
  { userAgentVersion }: OidcOptions,
): SSOOIDCClient {
  const client = new SSOOIDCClient({
    region,
    requestHandler,
    maxAttempts: MAX_ATTEMPTS,
    customUserAgent: [['bedrock-workbench', userAgentVersion]],
  });
  const { config } = client;
  config.serviceConfiguredEndpoint = () => configuredEndpoint(config.serviceId, profile);
  return client;
}

function toRegistration(answer: RegisterClientResponse): Registration {
  return {
    clientId: given(answer.clientId, 'clientId'),
    clientSecret: given(answer.clientSecret, 'clientSecret'),
    expiresAt: isoTime(given(answer.clientSecretExpiresAt, 'clientSecretExpiresAt') * 1000),
  };
}

function toDevice(answer: StartDeviceAuthorizationResponse, now: number): Device {
  return {
    code: given(answer.deviceCode, 'deviceCode'),
    intervalMs: (answer.interval ?? DEFAULT_INTERVAL_S) * 1000,
    verification: {
      userCode: given(answer.userCode, 'userCode'),
      verificationUri: given(answer.verificationUri, 'verificationUri'),
      ...defined({ verificationUriComplete: answer.verificationUriComplete }),
      expiresAt: now + given(answer.expiresIn, 'expiresIn') * 1000,
    },
  };
}

function toToken(answer: CreateTokenResponse, now: number): SsoToken {
  return {
    accessToken: given(answer.accessToken, 'accessToken'),
    expiresAt: isoTime(now + given(answer.expiresIn, 'expiresIn') * 1000),
    ...defined({ refreshToken: answer.refreshToken }),
  };
}

/** Better no token than a broken one in a cache that others read too. */
function given<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`IAM Identity Center answered without ${name}.`);
  return value;
}

async function sent<T>(
  signal: AbortSignal,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  if (signal.aborted) throw abortError(signal);
  return abortable(send({ abortSignal: signal }), signal);
}

/** `2026-01-31T12:00:00Z`, without the fractions that the CLI does not write. */
function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');
}
