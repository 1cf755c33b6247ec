import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { onAbort } from '../../../base/async.ts';
import type { BrowserPrompts } from '../../../chat/signIn.ts';
import { abortError } from '../../../base/abortable.ts';
import type { Clock } from './clock.ts';
import type { CodeGrant, Oidc } from './oidc.ts';
import { awaitRedirect, type Redirect, type RedirectAnswer } from './redirect.ts';
import { browserRefused, declined, notFinished } from './signInFailures.ts';
import type { SignInTarget } from './signInTarget.ts';
import {
  forgetRegistration,
  readRegistration,
  writeRegistration,
  writeToken,
  type Registration,
  type SsoToken,
} from './ssoCache.ts';

/** How long the person may take in the browser: as long as the AWS CLI waits. */
const PATIENCE_MS = 10 * 60_000;

export interface BrowserFlow {
  readonly target: SignInTarget & { readonly kind: 'sso' };
  readonly oidc: Oidc;
  readonly clock: Clock;
  readonly browser: BrowserPrompts;
  readonly signal: AbortSignal;
}

/**
 * OAuth's authorization code with PKCE (RFC 7636) and a loopback redirect (RFC 8252), up to the token in the SSO
 * cache. `device-code`: it can't be done here, or the person would rather have a code. Rejects as `authorizeDevice`.
 */
export async function authorizeInBrowser(flow: BrowserFlow): Promise<'signed-in' | 'device-code'> {
  const state = randomUUID();
  const redirect = await awaitRedirect(state).catch(() => undefined);
  if (!redirect) return 'device-code';
  try {
    const redirectUri = await flow.browser.reach(redirect.uri);
    return redirectUri === undefined ? 'device-code' : await authorize(flow, redirect, redirectUri, state);
  } finally {
    redirect.dispose();
  }
}

async function authorize(
  flow: BrowserFlow,
  redirect: Redirect,
  redirectUri: string,
  state: string,
): Promise<'signed-in' | 'device-code'> {
  const { session } = flow.target;
  const registration = await registered(flow);
  let outcome: 'signed-in' | 'device-code' = 'device-code';
  try {
    const token = await tokenFor(flow, registration, { redirect, redirectUri, state });
    if (token === 'device-code') return token;
    await writeToken(session, registration, token);
    outcome = 'signed-in';
    return outcome;
  } finally {
    // A registration that the service no longer knows shows in the browser alone: the next attempt makes its own.
    if (outcome !== 'signed-in') await forgetRegistration(session, 'browser');
  }
}

async function registered({ target: { session }, oidc, clock, signal }: BrowserFlow): Promise<Registration> {
  const kept = await readRegistration(session, 'browser', clock.now());
  if (kept) return kept;
  const registration = await oidc.register('browser', signal);
  await writeRegistration(session, 'browser', registration);
  return registration;
}

interface Attempt {
  readonly redirect: Redirect;
  readonly redirectUri: string;
  readonly state: string;
}

async function tokenFor(
  flow: BrowserFlow,
  registration: Registration,
  { redirect, redirectUri, state }: Attempt,
): Promise<SsoToken | 'device-code'> {
  const verifier = randomBytes(48).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const address = await flow.oidc.authorizationPage(registration, { redirectUri, state, challenge });
  const answer = await answered(flow, redirect, address);
  if (answer === 'device-code') return answer;
  if ('error' in answer) throw refusal(flow, answer.error);
  return redeemed(flow, registration, { kind: 'code', code: answer.code, redirectUri, verifier });
}

/** What comes first: the browser, the wish for a code, the end of patience, or that the person gives up. */
async function answered(
  { browser, clock, target, signal }: BrowserFlow,
  redirect: Redirect,
  address: string,
): Promise<RedirectAnswer | 'device-code'> {
  if (signal.aborted) throw abortError(signal);
  const over = new AbortController();
  const { promise: wish, resolve } = Promise.withResolvers<'device-code'>();
  const listening = onAbort(signal, () => over.abort(signal.reason));
  const impatient = clock.sleep(PATIENCE_MS, over.signal).then(() => {
    throw notFinished(target);
  });
  browser.open({ address, useDeviceCode: () => resolve('device-code') });
  try {
    return await Promise.race([redirect.answer, wish, impatient]);
  } finally {
    redirect.dispose();
    listening.dispose();
    over.abort();
    // What the race did not wait for ends with the sign-in.
    impatient.catch(() => undefined);
  }
}

function refusal({ target }: BrowserFlow, error: string): Error {
  return error === 'access_denied' ? declined(target) : browserRefused(target, error);
}

async function redeemed(
  { oidc, target, signal }: BrowserFlow,
  registration: Registration,
  grant: CodeGrant,
): Promise<SsoToken> {
  try {
    return await oidc.createToken(registration, grant, signal);
  } catch (error) {
    const isVoid =
      error instanceof Error && ['ExpiredTokenException', 'InvalidGrantException'].includes(error.name);
    throw isVoid ? notFinished(target, error) : error;
  }
}
