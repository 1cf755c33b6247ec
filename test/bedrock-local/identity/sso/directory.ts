import { createHash } from 'node:crypto';
import type { Principal } from '../sessions.ts';

export const startUrl = 'https://local.awsapps.com/start';
export const ssoRegion = 'us-east-1';

/** What IAM Identity Center gives the person: accounts, each with its permission sets. */
export const assignments = [
  { accountId: '111122223333', accountName: 'Workbench', roles: ['Developer', 'ReadOnly'] },
  { accountId: '444455556666', accountName: 'Sandbox', roles: ['Visitor'] },
] as const;

/** Undefined where the person has no such role there. */
export function permissionSet(accountId: string | null, roleName: string | null): Principal | undefined {
  const account = assignments.find((one) => one.accountId === accountId);
  const role = account?.roles.find((name) => name === roleName);
  if (!account || role === undefined) return undefined;
  const suffix = createHash('sha256').update(`${account.accountId}/${role}`).digest('hex').slice(0, 16);
  return {
    accountId: account.accountId,
    arn: `arn:aws:sts::${account.accountId}:assumed-role/AWSReservedSSO_${role}_${suffix}/ada`,
    userId: `AROALOCALSSO${suffix.slice(0, 9).toUpperCase()}:ada`,
  };
}
