import * as v from 'valibot';
import type { Endpoint } from '../../wire/endpoint.ts';
import type { Reply } from '../../wire/rest/errorReply.ts';
import { oauthError } from '../body.ts';
import type { AuthorizationCodes } from './authorizationCodes.ts';
import type { Client, Clients } from './clients.ts';
import { htmlPage } from './htmlPage.ts';

const authorizePath = '/authorize';

const asked = v.object({
  response_type: v.literal('code'),
  client_id: v.string(),
  redirect_uri: v.pipe(v.string(), v.url()),
  state: v.string(),
  code_challenge_method: v.literal('S256'),
  code_challenge: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  scopes: v.string(),
  /** Ours: what the page's links add for the person. */
  decision: v.optional(v.picklist(['allow', 'deny'])),
});
type Asked = v.InferOutput<typeof asked>;

/** The page where the person allows an application what it asks for, and which sends the browser back to it. */
export function authorizePageEndpoint(clients: Clients, codes: AuthorizationCodes): Endpoint {
  return {
    service: 'sso-oidc',
    operation: 'Authorize',
    method: 'GET',
    path: authorizePath,
    answer({ query }) {
      const parsed = v.safeParse(asked, Object.fromEntries(query));
      if (!parsed.success) throw invalid(v.summarize(parsed.issues));
      const client = clients.named(parsed.output.client_id);
      checkClient(client, parsed.output);
      return parsed.output.decision === undefined ? decisionPage(query) : back(parsed.output, codes);
    },
  };
}

function checkClient(client: Client, { redirect_uri, scopes }: Asked): void {
  if (!client.redirectUris.some((registered) => withoutPort(registered) === withoutPort(redirect_uri)))
    throw invalid('The redirect URI is not registered.');
  const unknown = scopes.split(' ').filter((scope) => !client.scopes.includes(scope));
  if (unknown.length > 0) throw invalid(`Not registered for: ${unknown.join(' ')}`);
}

/** RFC 8252: with a loopback address any port will do. */
function withoutPort(uri: string): string {
  const url = new URL(uri);
  if (url.hostname === '127.0.0.1') url.port = '';
  return url.href;
}

function decisionPage(query: URLSearchParams): Reply {
  const link = (decision: string, label: string): string => {
    const search = new URLSearchParams([...query, ['decision', decision]]).toString();
    return `<a href="${authorizePath}?${search.replaceAll('&', '&amp;')}">${label}</a>`;
  };
  const links = [link('allow', 'Allow access'), link('deny', 'Deny access')];
  return htmlPage(200, `<p>Allow the application to access your data?</p><p>${links.join(' · ')}</p>`);
}

function back(request: Asked, codes: AuthorizationCodes): Reply {
  const { redirect_uri: redirectUri, state, client_id: clientId, code_challenge: challenge } = request;
  const location = new URL(redirectUri);
  if (request.decision === 'allow')
    location.searchParams.set('code', codes.issue({ clientId, redirectUri, challenge }));
  else location.searchParams.set('error', 'access_denied');
  location.searchParams.set('state', state);
  return { status: 302, headers: { location: location.href }, body: '' };
}

function invalid(description: string): Error {
  return oauthError('InvalidRequestException', 'invalid_request', description);
}
