import { randomBytes } from 'node:crypto';
import { oauthError } from '../body.ts';
import type { Clock } from '../clock.ts';
import type { Lifetimes } from '../lifetimes.ts';
import type { Client } from './clients.ts';

export interface DeviceCode {
  readonly deviceCode: string;
  /** What the person compares and confirms: `BCDF-GHJK`. */
  readonly userCode: string;
  readonly clientId: string;
  readonly expiresAt: Date;
}

interface Waiting extends DeviceCode {
  answer?: 'allow' | 'deny';
  polledAt?: number;
}

/** A timer of the client's may ring a little early. */
const toleranceMs = 100;
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/** Device authorizations (RFC 8628) that wait for the person. */
export class DeviceCodes {
  readonly #clock: Clock;
  readonly #lifetimes: Lifetimes;
  readonly #waiting = new Set<Waiting>();

  constructor(clock: Clock, lifetimes: Lifetimes) {
    this.#clock = clock;
    this.#lifetimes = lifetimes;
  }

  start({ clientId }: Client): DeviceCode {
    const waiting = {
      deviceCode: randomBytes(24).toString('base64url'),
      userCode: `${word()}-${word()}`,
      clientId,
      expiresAt: this.#clock.after(this.#lifetimes.seconds.deviceCode),
    };
    this.#waiting.add(waiting);
    return waiting;
  }

  /** Whether such a code was waiting. */
  answer(userCode: string, answer: 'allow' | 'deny'): boolean {
    const waiting = [...this.#waiting].find((one) => one.userCode === userCode);
    if (!waiting || this.#clock.isPast(waiting.expiresAt)) return false;
    waiting.answer = answer;
    return true;
  }

  /** Returns once the person has allowed it, the first time; throws why there is no token otherwise. */
  redeem(deviceCode: string | undefined, { clientId }: Client): void {
    const waiting = [...this.#waiting].find((one) => one.deviceCode === deviceCode);
    if (waiting?.clientId !== clientId)
      throw oauthError('InvalidGrantException', 'invalid_grant', 'Invalid grant provided');
    if (this.#clock.isPast(waiting.expiresAt))
      throw oauthError('ExpiredTokenException', 'expired_token', 'Device code has expired');
    if (this.#isTooSoon(waiting))
      throw oauthError('SlowDownException', 'slow_down', 'Polling too frequently');
    if (waiting.answer === undefined)
      throw oauthError('AuthorizationPendingException', 'authorization_pending', 'Authorization is pending');
    this.#waiting.delete(waiting);
    if (waiting.answer === 'deny')
      throw oauthError('AccessDeniedException', 'access_denied', 'The person denied the request');
  }

  #isTooSoon(waiting: Waiting): boolean {
    const now = this.#clock.now().getTime();
    const intervalMs = this.#lifetimes.seconds.devicePollInterval * 1000 - toleranceMs;
    const isTooSoon = waiting.polledAt !== undefined && now - waiting.polledAt < intervalMs;
    waiting.polledAt = now;
    return isTooSoon;
  }
}

function word(): string {
  return Array.from(randomBytes(4), (byte) => letters.charAt(byte % letters.length)).join('');
}
