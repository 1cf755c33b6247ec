import * as v from 'valibot';
import type { Endpoint } from '../../wire/endpoint.ts';
import type { RequestParts } from '../../wire/rest/readInput.ts';
import type { Reply } from '../../wire/rest/errorReply.ts';
import { bodyOf, json, oauthError } from '../body.ts';
import type { Lifetimes } from '../lifetimes.ts';
import type { AuthorizationCodes } from './authorizationCodes.ts';
import type { Client, Clients } from './clients.ts';
import type { DeviceCodes } from './deviceCodes.ts';
import { devicePage } from './devicePage.ts';
import { startUrl } from './directory.ts';
import type { SsoSessions, Tokens } from './ssoSessions.ts';

export interface Sso {
  readonly clients: Clients;
  readonly deviceCodes: DeviceCodes;
  readonly authorizationCodes: AuthorizationCodes;
  readonly ssoSessions: SsoSessions;
  readonly lifetimes: Lifetimes;
}

const registration = v.object({
  clientName: v.string(),
  clientType: v.literal('public'),
  scopes: v.optional(v.array(v.string()), []),
  grantTypes: v.optional(v.array(v.string()), []),
  redirectUris: v.optional(v.array(v.pipe(v.string(), v.url())), []),
  issuerUrl: v.optional(v.string()),
});
const credentials = { clientId: v.string(), clientSecret: v.string() };
const authorization = v.object({ ...credentials, startUrl: v.string() });
const grant = v.object({
  ...credentials,
  grantType: v.string(),
  deviceCode: v.optional(v.string()),
  refreshToken: v.optional(v.string()),
  code: v.optional(v.string(), ''),
  redirectUri: v.optional(v.string(), ''),
  codeVerifier: v.optional(v.string(), ''),
});
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** IAM Identity Center's OpenID Connect service. */
export function oidcEndpoints(sso: Sso): readonly Endpoint[] {
  const post = { service: 'sso-oidc', method: 'POST' };
  return [
    {
      ...post,
      operation: 'RegisterClient',
      path: '/client/register',
      answer: (asked) => register(asked, sso),
    },
    {
      ...post,
      operation: 'StartDeviceAuthorization',
      path: '/device_authorization',
      answer: (asked) => authorize(asked, sso),
    },
    { ...post, operation: 'CreateToken', path: '/token', answer: (asked) => json(createToken(asked, sso)) },
  ];
}

function register(request: RequestParts, { clients }: Sso): Reply {
  const asked = bodyOf(request, registration);
  checkRegistration(asked);
  const { clientId, clientSecret, issuedAt, expiresAt } = clients.register(asked);
  return json({
    clientId,
    clientSecret,
    clientIdIssuedAt: Math.floor(issuedAt.getTime() / 1000),
    clientSecretExpiresAt: Math.floor(expiresAt.getTime() / 1000),
  });
}

/** Who is to be sent back says where to, and by which start URL the person signs in. */
function checkRegistration({
  grantTypes,
  redirectUris,
  issuerUrl,
}: v.InferOutput<typeof registration>): void {
  if (!grantTypes.includes('authorization_code')) return;
  if (redirectUris.length === 0)
    throw oauthError('InvalidRedirectUriException', 'invalid_redirect_uri', 'Redirect URIs are required');
  if (issuerUrl !== startUrl)
    throw oauthError('InvalidRequestException', 'invalid_request', 'Invalid issuer url provided');
}

function authorize(request: RequestParts, { clients, deviceCodes, lifetimes }: Sso): Reply {
  const asked = bodyOf(request, authorization);
  const client = clients.find(asked.clientId, asked.clientSecret);
  if (asked.startUrl !== startUrl)
    throw oauthError('InvalidRequestException', 'invalid_request', 'Invalid start url provided');
  const { deviceCode, userCode } = deviceCodes.start(client);
  const verificationUri = `http://${request.headers['host'] ?? ''}${devicePage}`;
  return json({
    deviceCode,
    userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${userCode}`,
    expiresIn: lifetimes.seconds.deviceCode,
    interval: lifetimes.seconds.devicePollInterval,
  });
}

function createToken(request: RequestParts, sso: Sso): Tokens & { readonly tokenType: string } {
  const asked = bodyOf(request, grant);
  const client = sso.clients.find(asked.clientId, asked.clientSecret);
  if (asked.grantType === 'refresh_token')
    return { tokenType: 'Bearer', ...sso.ssoSessions.renew(asked.refreshToken, client) };
  redeem(asked, client, sso);
  return { tokenType: 'Bearer', ...sso.ssoSessions.begin(client) };
}

function redeem(asked: v.InferOutput<typeof grant>, client: Client, sso: Sso): void {
  const { code, redirectUri, codeVerifier } = asked;
  switch (asked.grantType) {
    case deviceGrant:
      sso.deviceCodes.redeem(asked.deviceCode, client);
      break;
    case 'authorization_code':
      sso.authorizationCodes.redeem(code, client, redirectUri, codeVerifier);
      break;
    default:
      throw oauthError('UnsupportedGrantTypeException', 'unsupported_grant_type', 'Unsupported grant type');
  }
}
