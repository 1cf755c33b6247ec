import { randomBytes } from 'node:crypto';
import { AwsError } from '../../contract.ts';
import { oauthError } from '../body.ts';
import type { Clock } from '../clock.ts';
import type { Lifetimes } from '../lifetimes.ts';
import type { Client } from './clients.ts';

export interface Tokens {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly refreshToken?: string;
}

interface SsoSession {
  readonly client: Client;
  readonly refreshToken: string;
  readonly endsAt: Date;
  readonly accessTokens: Map<string, Date>;
}

/** The person's sessions in IAM Identity Center, each with the tokens that were given out for it. */
export class SsoSessions {
  readonly #clock: Clock;
  readonly #lifetimes: Lifetimes;
  #sessions: SsoSession[] = [];

  constructor(clock: Clock, lifetimes: Lifetimes) {
    this.#clock = clock;
    this.#lifetimes = lifetimes;
  }

  begin(client: Client): Tokens {
    const session = {
      client,
      refreshToken: randomBytes(48).toString('base64url'),
      endsAt: this.#clock.after(this.#lifetimes.seconds.ssoSession),
      accessTokens: new Map<string, Date>(),
    };
    this.#sessions.push(session);
    return this.#tokensOf(session);
  }

  /** Throws InvalidGrantException once the session is over. */
  renew(refreshToken: string | undefined, { clientId }: Client): Tokens {
    const session = this.#sessions.find((one) => one.refreshToken === refreshToken);
    if (session?.client.clientId !== clientId || this.#clock.isPast(session.endsAt))
      throw oauthError('InvalidGrantException', 'invalid_grant', 'Invalid refresh token provided');
    return this.#tokensOf(session);
  }

  /** Throws UnauthorizedException unless the token is good. */
  check(accessToken: string | undefined): void {
    const until = this.#sessions
      .map(({ accessTokens }) => accessTokens.get(accessToken ?? ''))
      .find((expiresAt) => expiresAt !== undefined);
    if (until === undefined || this.#clock.isPast(until))
      throw new AwsError('UnauthorizedException', 401, 'Session token not found or invalid');
  }

  /** As if the person had signed out. */
  revoke(): void {
    this.#sessions = [];
  }

  /** A client whose session can't be renewed has one access token for all of it. */
  #tokensOf({ client, refreshToken, endsAt, accessTokens }: SsoSession): Tokens {
    const accessToken = randomBytes(48).toString('base64url');
    const { isRenewable } = client;
    const until = isRenewable ? this.#clock.after(this.#lifetimes.seconds.ssoAccessToken) : endsAt;
    const expiresAt = until < endsAt ? until : endsAt;
    accessTokens.set(accessToken, expiresAt);
    const expiresIn = Math.round((expiresAt.getTime() - this.#clock.now().getTime()) / 1000);
    return { accessToken, expiresIn, ...(isRenewable && { refreshToken }) };
  }
}
