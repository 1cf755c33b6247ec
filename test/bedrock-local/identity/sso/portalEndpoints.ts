import { AwsError } from '../../contract.ts';
import type { Endpoint } from '../../wire/endpoint.ts';
import type { Reply } from '../../wire/rest/errorReply.ts';
import type { RequestParts } from '../../wire/rest/readInput.ts';
import { json } from '../body.ts';
import type { Lifetimes } from '../lifetimes.ts';
import type { Sessions } from '../sessions.ts';
import { assignments, permissionSet } from './directory.ts';
import type { SsoSessions } from './ssoSessions.ts';

export interface Portal {
  readonly ssoSessions: SsoSessions;
  readonly sessions: Sessions;
  readonly lifetimes: Lifetimes;
}

/** IAM Identity Center's access portal. */
export function portalEndpoints(portal: Portal): readonly Endpoint[] {
  const get = (operation: string, path: string, answer: (request: RequestParts) => Reply): Endpoint => ({
    ...{ service: 'sso', operation, method: 'GET', path },
    answer(request) {
      portal.ssoSessions.check(request.headers['x-amz-sso_bearer_token']);
      return answer(request);
    },
  });
  return [
    get('GetRoleCredentials', '/federation/credentials', (request) => credentials(request, portal)),
    get('ListAccounts', '/assignment/accounts', () => json({ accountList: assignments.map(accountInfo) })),
    get('ListAccountRoles', '/assignment/roles', ({ query }) => json({ roleList: rolesIn(query) })),
  ];
}

function credentials({ query }: RequestParts, { sessions, lifetimes }: Portal): Reply {
  const principal = permissionSet(query.get('account_id'), query.get('role_name'));
  if (!principal) throw new AwsError('ForbiddenException', 403, 'No access');
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = sessions.mint(
    principal,
    lifetimes.seconds.ssoCredentials,
  );
  const expiration = new Date(expiresAt).getTime();
  return json({ roleCredentials: { accessKeyId, secretAccessKey, sessionToken, expiration } });
}

function accountInfo({ accountId, accountName }: (typeof assignments)[number]) {
  return { accountId, accountName, emailAddress: 'ada@local.example' };
}

function rolesIn(query: URLSearchParams) {
  const accountId = query.get('account_id');
  const account = assignments.find((one) => one.accountId === accountId);
  return account?.roles.map((roleName) => ({ accountId, roleName })) ?? [];
}
