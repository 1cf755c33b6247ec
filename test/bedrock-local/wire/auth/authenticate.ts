import type { Caller } from '../../contract.ts';
import type { Account, ApiKey } from '../accounts.ts';
import type { RequestParts } from '../rest/readInput.ts';
import { parseAuthorization, type Authorization } from './credentialScope.ts';
import { refusals } from './refusals.ts';
import { isSignedWith } from './signature.ts';
import { addMinutes, fromBasic, toBasic } from './timestamps.ts';

const tolerance = 5;

/** Who may enter: accounts, API keys, the clock, and the name that the service signs under. */
export interface Door {
  readonly accounts: Iterable<Account>;
  /** Absent where the service takes none. */
  readonly apiKeys?: readonly ApiKey[];
  readonly signingName: string;
  readonly now: Date;
}

/** Verifies a request's signature or API key and says who made it; throws AWS's refusal. */
export function authenticate(request: RequestParts, door: Door): Caller {
  const header = request.headers['authorization'];
  if (header === undefined) throw refusals.unsigned();
  if (header.startsWith('Bearer ')) return bearer(header.slice('Bearer '.length), door);
  const authorization = parseAuthorization(header);
  const timestamp = request.headers['x-amz-date'];
  const signedAt = fromBasic(timestamp ?? '');
  if (!authorization || timestamp === undefined || !signedAt) throw refusals.malformed();
  const account = findAccount(authorization, request, door);
  checkAge(signedAt, timestamp, door.now);
  const { service, region } = authorization.scope;
  if (service !== door.signingName) throw refusals.wrongService(door.signingName);
  if (!isSignedWith(account.secretAccessKey, authorization, request, timestamp))
    throw refusals.wrongSignature();
  const { accountId, arn, userId } = account;
  return { accountId, arn, userId, region };
}

function bearer(token: string, { apiKeys = [], now }: Door): Caller {
  const apiKey = apiKeys.find(({ key }) => key === token);
  if (!apiKey || isOver(apiKey, now)) throw refusals.unknownApiKey();
  const { accountId, arn, userId, region } = apiKey;
  return { accountId, arn, userId, region };
}

function findAccount({ accessKeyId }: Authorization, { headers }: RequestParts, door: Door): Account {
  const account = [...door.accounts].find((one) => one.accessKeyId === accessKeyId);
  if (!account || account.sessionToken !== headers['x-amz-security-token']) throw refusals.unknownKey();
  if (isOver(account, door.now)) throw refusals.expiredToken();
  return account;
}

function isOver({ expiresAt }: { readonly expiresAt?: string }, now: Date): boolean {
  return expiresAt !== undefined && new Date(expiresAt) <= now;
}

function checkAge(signedAt: Date, timestamp: string, now: Date): void {
  const earliest = addMinutes(now, -tolerance);
  const latest = addMinutes(now, tolerance);
  if (signedAt < earliest) throw refusals.tooOld(timestamp, toBasic(earliest), toBasic(now));
  if (signedAt > latest) throw refusals.tooNew(timestamp, toBasic(latest), toBasic(now));
}
