import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { getSSOTokenFilepath } from '@smithy/shared-ini-file-loader';
import { defined } from '../../defined.ts';
import type { SsoSession } from './signInTarget.ts';

/** How the token is asked for: a registration is good for one of these. */
export type Grant = 'device' | 'browser';

/** A registration has to outlast the sign-in; the service's codes are good for ten minutes. */
const REGISTRATION_MARGIN_MS = 15 * 60_000;

/** What RegisterClient gave; times are ISO 8601. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAt: string;
}

export interface SsoToken {
  readonly accessToken: string;
  readonly expiresAt: string;
  /** Only sessions that were registered with scopes have one. */
  readonly refreshToken?: string;
}

/** Writes the token where the SDK and the AWS CLI look for it, in the form in which the CLI writes it. */
export async function writeToken(
  session: SsoSession,
  registration: Registration,
  token: SsoToken,
): Promise<void> {
  await write(getSSOTokenFilepath(session.name ?? session.startUrl), {
    startUrl: session.startUrl,
    region: session.region,
    accessToken: token.accessToken,
    expiresAt: token.expiresAt,
    clientId: registration.clientId,
    clientSecret: registration.clientSecret,
    registrationExpiresAt: registration.expiresAt,
    ...defined({ refreshToken: token.refreshToken }),
  });
}

/** The registration of an earlier sign-in, if it is whole and lasts for another one; `now` in epoch milliseconds. */
export async function readRegistration(
  session: SsoSession,
  grant: Grant,
  now: number,
): Promise<Registration | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(registrationPath(session, grant), 'utf8'));
    const lasts = isRegistration(value) && Date.parse(value.expiresAt) > now + REGISTRATION_MARGIN_MS;
    return lasts ? value : undefined;
  } catch {
    // Absent or damaged: another one is a request away.
    return undefined;
  }
}

export async function writeRegistration(
  session: SsoSession,
  grant: Grant,
  registration: Registration,
): Promise<void> {
  const { scopes } = session;
  await write(registrationPath(session, grant), { ...registration, ...(scopes.length > 0 && { scopes }) });
}

export async function forgetRegistration(session: SsoSession, grant: Grant): Promise<void> {
  await rm(registrationPath(session, grant), { force: true });
}

/** As the CLI makes its own: what a registration is good for, hashed; `tool` keeps ours apart from the CLI's. */
function registrationPath({ name, region, scopes, startUrl }: SsoSession, grant: Grant): string {
  const key = { grant, region, scopes, session_name: name ?? null, startUrl, tool: 'bedrock-workbench' };
  return getSSOTokenFilepath(createHash('sha1').update(JSON.stringify(key)).digest('hex'));
}

function isRegistration(value: unknown): value is Registration {
  if (typeof value !== 'object' || value === null) return false;
  const { clientId, clientSecret, expiresAt } = value as Readonly<Record<string, unknown>>;
  return [clientId, clientSecret, expiresAt].every((part) => typeof part === 'string' && part !== '');
}

/** In one step and for this person's eyes only: another program never reads half a token. */
async function write(path: string, content: object): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await writeFile(temporary, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
