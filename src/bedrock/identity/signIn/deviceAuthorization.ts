import type { DeviceVerification } from '../../../chat/signIn.ts';
import type { Clock } from './clock.ts';
import type { Device, Oidc } from './oidc.ts';
import { declined, notConfirmed, startUrlRefused } from './signInFailures.ts';
import type { SignInTarget } from './signInTarget.ts';
import { forgetRegistration, readRegistration, writeRegistration, writeToken } from './ssoCache.ts';
import type { Registration, SsoToken } from './ssoCache.ts';

/** RFC 8628: what each `slow_down` adds to the interval. */
const SLOW_DOWN_MS = 5000;

export interface DeviceFlow {
  readonly target: SignInTarget & { readonly kind: 'sso' };
  readonly oidc: Oidc;
  readonly clock: Clock;
  readonly verify: (verification: DeviceVerification) => void;
  readonly signal: AbortSignal;
}

/**
 * OAuth's device authorization (RFC 8628) with IAM Identity Center, up to the token in the SSO cache. Rejects with the
 * SDK's errors, with FailureError where they would not say enough, or with an AbortError.
 */
export async function authorizeDevice(flow: DeviceFlow): Promise<void> {
  const { registration, device } = await startWithRegistration(flow);
  flow.verify(device.verification);
  const token = await poll(flow, registration, device);
  await writeToken(flow.target.session, registration, token);
}

interface Started {
  readonly registration: Registration;
  readonly device: Device;
}

async function startWithRegistration(flow: DeviceFlow): Promise<Started> {
  const { target, clock } = flow;
  const kept = await readRegistration(target.session, 'device', clock.now());
  if (!kept) return startAnew(flow);
  try {
    return { registration: kept, device: await flow.oidc.startDevice(kept, flow.signal) };
  } catch (error) {
    if (!isNamed(error, 'InvalidClientException', 'UnauthorizedClientException')) throw started(flow, error);
    // Kept from an earlier sign-in and no longer known.
    await forgetRegistration(target.session, 'device');
    return startAnew(flow);
  }
}

async function startAnew(flow: DeviceFlow): Promise<Started> {
  const { oidc, signal, target } = flow;
  try {
    const registration = await oidc.register('device', signal);
    const device = await oidc.startDevice(registration, signal);
    await writeRegistration(target.session, 'device', registration);
    return { registration, device };
  } catch (error) {
    throw started(flow, error);
  }
}

/** The service calls a start URL that is not its own, or is of another Region, an invalid request. */
function started({ target }: DeviceFlow, error: unknown): unknown {
  return isNamed(error, 'InvalidRequestException') ? startUrlRefused(target, error) : error;
}

async function poll(flow: DeviceFlow, registration: Registration, device: Device): Promise<SsoToken> {
  const { clock, signal, target } = flow;
  let { intervalMs } = device;
  for (;;) {
    if (clock.now() + intervalMs > device.verification.expiresAt) throw notConfirmed(target);
    await clock.sleep(intervalMs, signal);
    const outcome = await attempt(flow, registration, device);
    if (typeof outcome === 'object') return outcome;
    if (outcome === 'slow-down') intervalMs += SLOW_DOWN_MS;
  }
}

async function attempt(
  { oidc, signal, target }: DeviceFlow,
  registration: Registration,
  device: Device,
): Promise<SsoToken | 'pending' | 'slow-down'> {
  try {
    return await oidc.createToken(registration, { kind: 'device', code: device.code }, signal);
  } catch (error) {
    if (isNamed(error, 'AuthorizationPendingException')) return 'pending';
    if (isNamed(error, 'SlowDownException')) return 'slow-down';
    if (isNamed(error, 'ExpiredTokenException', 'InvalidGrantException')) throw notConfirmed(target, error);
    if (isNamed(error, 'AccessDeniedException')) throw declined(target, error);
    throw error;
  }
}

function isNamed(error: unknown, ...names: readonly string[]): error is Error {
  return error instanceof Error && names.includes(error.name);
}
