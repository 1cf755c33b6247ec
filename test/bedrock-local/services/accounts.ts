import type { Account } from '../wire/accounts.ts';

/** Has access to the models, except those that the catalogue says are refused. */
const developer = {
  accountId: '111122223333',
  arn: 'arn:aws:sts::111122223333:assumed-role/Developer/workbench',
  userId: 'AROALOCALDEVELOPER01:workbench',
} as const;

/** An account where nobody has asked for access to any model. */
export const accountWithoutModelAccess = '444455556666';

export const accounts: readonly Account[] = [
  { accessKeyId: 'AKIALOCALEXAMPLE0001', secretAccessKey: 'local-secret-not-a-real-one', ...developer },
  {
    accessKeyId: 'AKIALOCALEXAMPLE0002',
    secretAccessKey: 'local-secret-without-access',
    accountId: accountWithoutModelAccess,
    arn: `arn:aws:sts::${accountWithoutModelAccess}:assumed-role/Visitor/workbench`,
    userId: 'AROALOCALVISITOR0001:workbench',
  },
  {
    accessKeyId: 'ASIALOCALEXAMPLE0003',
    secretAccessKey: 'local-secret-of-a-session',
    sessionToken: 'local-session-token',
    ...developer,
  },
  {
    accessKeyId: 'ASIALOCALEXAMPLE0004',
    secretAccessKey: 'local-secret-of-an-expired-session',
    sessionToken: 'local-session-token-expired',
    expiresAt: '2025-01-01T00:00:00Z',
    ...developer,
  },
];
