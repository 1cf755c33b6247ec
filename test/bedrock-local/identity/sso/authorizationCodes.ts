import { createHash, randomBytes } from 'node:crypto';
import { oauthError } from '../body.ts';
import type { Clock } from '../clock.ts';
import type { Lifetimes } from '../lifetimes.ts';
import type { Client } from './clients.ts';

/** What the page was opened with and the token is to be asked for with. */
export interface CodeRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  /** PKCE, S256. */
  readonly challenge: string;
}

interface Waiting extends CodeRequest {
  readonly code: string;
  readonly expiresAt: Date;
}

/** Authorization codes (RFC 6749, with PKCE) that wait to be redeemed. */
export class AuthorizationCodes {
  readonly #clock: Clock;
  readonly #lifetimes: Lifetimes;
  readonly #waiting = new Map<string, Waiting>();

  constructor(clock: Clock, lifetimes: Lifetimes) {
    this.#clock = clock;
    this.#lifetimes = lifetimes;
  }

  issue(request: CodeRequest): string {
    const code = randomBytes(24).toString('base64url');
    const expiresAt = this.#clock.after(this.#lifetimes.seconds.authorizationCode);
    this.#waiting.set(code, { ...request, code, expiresAt });
    return code;
  }

  /** Returns the first time, to whom it was issued; throws why there is no token otherwise. */
  redeem(code: string, { clientId }: Client, redirectUri: string, verifier: string): void {
    const waiting = this.#waiting.get(code);
    this.#waiting.delete(code);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const isWhole =
      waiting?.clientId === clientId &&
      waiting.redirectUri === redirectUri &&
      waiting.challenge === challenge;
    if (!isWhole) throw oauthError('InvalidGrantException', 'invalid_grant', 'Invalid grant provided');
    if (this.#clock.isPast(waiting.expiresAt))
      throw oauthError('ExpiredTokenException', 'expired_token', 'Authorization code has expired');
  }
}
