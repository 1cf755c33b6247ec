import type { Caller } from '../contract.ts';
import type { Principal } from './sessions.ts';

export interface Role {
  readonly arn: string;
  /** Accounts (`arn:aws:iam::…:root`), users, roles or OIDC issuers that may assume it. */
  readonly trusts: readonly string[];
  readonly needsMfa?: true;
  /** MaxSessionDuration. */
  readonly maxSeconds: number;
}

const hour = 3_600;
export const webIdentityIssuer = 'https://oidc.local.example';

const roles: readonly Role[] = [
  {
    arn: 'arn:aws:iam::111122223333:role/Developer',
    trusts: ['arn:aws:iam::111122223333:root'],
    maxSeconds: 12 * hour,
  },
  {
    arn: 'arn:aws:iam::111122223333:role/Admin',
    trusts: ['arn:aws:iam::111122223333:root'],
    needsMfa: true,
    maxSeconds: hour,
  },
  // In another account, and only from the role of the first one: a chain.
  {
    arn: 'arn:aws:iam::444455556666:role/Auditor',
    trusts: ['arn:aws:iam::111122223333:role/Developer'],
    maxSeconds: hour,
  },
  { arn: 'arn:aws:iam::111122223333:role/Pipeline', trusts: [webIdentityIssuer], maxSeconds: hour },
];

/** Undefined where there is none that trusts them; AWS does not say which it is. */
export function roleTrusting(arn: string, who: readonly string[]): Role | undefined {
  return roles.find((role) => role.arn === arn && role.trusts.some((trusted) => who.includes(trusted)));
}

/** Under which names a role may trust this caller. */
export function namesOf({ accountId, arn }: Caller): readonly string[] {
  return [arn, `arn:aws:iam::${accountId}:root`, ...(roleOf(arn) ?? [])];
}

export function isRoleSession({ arn }: Caller): boolean {
  return roleOf(arn) !== undefined;
}

/** Who has assumed the role, under this session name. */
export function sessionOf(roleArn: string, sessionName: string): Principal {
  const [, accountId = '', path = ''] = /^arn:aws:iam::(\d{12}):role\/(.+)$/.exec(roleArn) ?? [];
  const name = path.split('/').at(-1) ?? '';
  return {
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${sessionName}`,
    userId: `AROALOCAL${name.toUpperCase()}:${sessionName}`,
  };
}

function roleOf(sessionArn: string): [string] | undefined {
  const [, accountId, name] = /^arn:aws:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(sessionArn) ?? [];
  return accountId === undefined || name === undefined
    ? undefined
    : [`arn:aws:iam::${accountId}:role/${name}`];
}
