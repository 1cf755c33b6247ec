import type { Account, ApiKey } from '../wire/accounts.ts';

/** Has access to the models, except those that the catalogue says are refused. */
const developer = {
  accountId: '111122223333',
  arn: 'arn:aws:sts::111122223333:assumed-role/Developer/workbench',
  userId: 'AROALOCALDEVELOPER01:workbench',
} as const;

/** Has an MFA device, `aws login` and roles to assume. */
const ada = {
  accountId: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/ada',
  userId: 'AIDALOCALADA000000001',
} as const;

/** An account where nobody has asked for access to any model. */
export const accountWithoutModelAccess = '444455556666';

/** An account of a company with everything everywhere: thirty regions, 150 models in each. */
export const largeAccount = '777788889999';

/** An account that AWS lists nothing for. */
export const emptyAccount = '222233334444';

/** An account whose role may list nothing. */
export const deniedAccount = '333344445555';

const others = [
  { number: '0006', accountId: largeAccount, role: 'Architect' },
  { number: '0007', accountId: emptyAccount, role: 'Newcomer' },
  { number: '0008', accountId: deniedAccount, role: 'Outsider' },
] as const;

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
  { accessKeyId: 'AKIALOCALEXAMPLE0005', secretAccessKey: 'local-secret-of-ada', ...ada },
  ...others.map(({ number, accountId, role }) => ({
    accessKeyId: `AKIALOCALEXAMPLE${number}`,
    secretAccessKey: `local-secret-of-the-${role.toLowerCase()}`,
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${role}/workbench`,
    userId: `AROALOCALOTHER0${number}:workbench`,
  })),
];

const keyHolder = {
  accountId: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/BedrockAPIKey-local',
  userId: 'AIDALOCALAPIKEY000001',
  region: 'us-east-1',
} as const;

export const apiKeys: readonly ApiKey[] = [
  { key: 'ABSKlocal-api-key', ...keyHolder },
  { key: 'ABSKlocal-api-key-expired', expiresAt: '2025-01-01T00:00:00Z', ...keyHolder },
];
