import * as v from 'valibot';
import { SignInError, type Endpoint } from '../../wire/endpoint.ts';
import type { Reply } from '../../wire/rest/errorReply.ts';
import type { RequestParts } from '../../wire/rest/readInput.ts';
import { bodyOf, json } from '../body.ts';
import { readProof } from './dpop.ts';
import type { LoginSessions } from './loginSessions.ts';

const grant = v.object({
  clientId: v.string(),
  grantType: v.string(),
  refreshToken: v.optional(v.string()),
});

const path = '/v1/token';

/** AWS Sign-In, as far as it renews what `aws login` began. */
export function signInEndpoint(logins: LoginSessions): Endpoint {
  return {
    service: 'signin',
    operation: 'CreateOAuth2Token',
    method: 'POST',
    path,
    answer: (request) => renew(request, logins),
  };
}

function renew(request: RequestParts, logins: LoginSessions): Reply {
  const { clientId, grantType, refreshToken } = bodyOf(request, grant);
  if (grantType !== 'refresh_token')
    throw new SignInError('ValidationException', 400, 'Unsupported grant type', { error: 'INVALID_REQUEST' });
  const url = `http://${request.headers['host'] ?? ''}${path}`;
  const proof = readProof(request.headers['dpop'] ?? '', { method: request.method, url });
  const { credentials, ...renewed } = logins.renew(clientId, refreshToken, proof);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const accessToken = { accessKeyId, secretAccessKey, sessionToken };
  return json({ accessToken, tokenType: 'aws_sigv4', ...renewed });
}
