import * as v from 'valibot';
import type { Controls } from '../wire/control.ts';
import type { Clock } from './clock.ts';
import type { Lifetimes } from './lifetimes.ts';
import type { LoginSessions } from './login/loginSessions.ts';
import type { Sessions } from './sessions.ts';
import type { DeviceCodes } from './sso/deviceCodes.ts';
import type { SsoSessions } from './sso/ssoSessions.ts';
import { mfaDevice, type MfaDevices } from './sts/mfaDevices.ts';
import type { WebIdentityTokens } from './sts/webIdentityTokens.ts';

export interface Controlled {
  readonly clock: Clock;
  readonly lifetimes: Lifetimes;
  readonly sessions: Sessions;
  readonly deviceCodes: DeviceCodes;
  readonly ssoSessions: SsoSessions;
  readonly signIn: (kind: 'sso-session' | 'legacy') => object;
  readonly logins: LoginSessions;
  readonly mfa: MfaDevices;
  readonly webIdentities: WebIdentityTokens;
}

const time = v.union([
  v.strictObject({ advanceMs: v.number() }),
  v.strictObject({ now: v.pipe(v.string(), v.isoTimestamp()) }),
]);
const confirmation = v.strictObject({ userCode: v.string(), deny: v.optional(v.boolean(), false) });
const signIn = v.strictObject({ kind: v.optional(v.picklist(['sso-session', 'legacy']), 'sso-session') });
const webIdentity = v.strictObject({ seconds: v.optional(v.number(), 3_600) });
const revocation = v.variant('what', [
  v.strictObject({ what: v.literal('sso') }),
  v.strictObject({ what: v.literal('credentials') }),
  v.strictObject({
    what: v.literal('login'),
    why: v.optional(v.picklist(['TOKEN_EXPIRED', 'USER_CREDENTIALS_CHANGED', 'INSUFFICIENT_PERMISSIONS'])),
  }),
]);

/**
 * How a test moves time and plays the person, by `/__bedrock-local/…`:
 * - `GET|POST clock` `{advanceMs}` or `{now}` → `{now}`, ISO 8601
 * - `GET|POST lifetimes`, seconds by the names in `lifetimes.ts` → all of them
 * - `POST sso/confirm` `{userCode, deny?}`: the person at the device page
 * - `POST sso/token` `{kind?: "legacy"}`, `POST login/token` → what `aws sso login`, `aws login` leave in their cache
 * - `POST web-identity/token` `{seconds?}` → `{token}`
 * - `GET mfa` → `{serialNumber, code}`: what the device shows
 * - `POST revoke` `{what: "sso"|"login"|"credentials", why?}`: ends all sessions of that kind
 */
export function createControls(parts: Controlled): Controls {
  const { clock, lifetimes, mfa } = parts;
  const now = () => ({ now: clock.now().toISOString() });
  return {
    'GET clock': now,
    'POST clock': (json) => {
      move(clock, v.parse(time, json));
      return now();
    },
    'GET lifetimes': () => lifetimes.seconds,
    'POST lifetimes': (json) => {
      lifetimes.set(json);
      return lifetimes.seconds;
    },
    'POST sso/confirm': (json) => confirm(parts.deviceCodes, v.parse(confirmation, json)),
    'POST sso/token': (json) => parts.signIn(v.parse(signIn, json).kind),
    'POST login/token': () => parts.logins.begin(),
    'POST web-identity/token': (json) => ({
      token: parts.webIdentities.issue(v.parse(webIdentity, json).seconds),
    }),
    'GET mfa': () => ({ serialNumber: mfaDevice.serialNumber, code: mfa.code() }),
    'POST revoke': (json) => {
      revoke(parts, v.parse(revocation, json));
      return {};
    },
  };
}

function move(clock: Clock, to: v.InferOutput<typeof time>): void {
  if ('now' in to) clock.set(new Date(to.now));
  else clock.advance(to.advanceMs);
}

function confirm(deviceCodes: DeviceCodes, { userCode, deny }: v.InferOutput<typeof confirmation>): object {
  if (!deviceCodes.answer(userCode, deny ? 'deny' : 'allow')) throw new Error('No such code is waiting.');
  return {};
}

function revoke(parts: Controlled, revoked: v.InferOutput<typeof revocation>): void {
  switch (revoked.what) {
    case 'sso':
      parts.ssoSessions.revoke();
      break;
    case 'login':
      parts.logins.revoke(revoked.why);
      break;
    case 'credentials':
      parts.sessions.revoke();
      break;
  }
}
