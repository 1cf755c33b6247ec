import { randomBytes } from 'node:crypto';
import type { Account } from '../wire/accounts.ts';
import type { Clock } from './clock.ts';

/** Whom credentials belong to. */
export interface Principal {
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
}

export type SessionCredentials = Required<Account>;

/** All credentials that may sign: those that always were there, and those given out since the start. */
export class Sessions implements Iterable<Account> {
  readonly #permanent: readonly Account[];
  readonly #clock: Clock;
  #minted: SessionCredentials[] = [];

  constructor(permanent: readonly Account[], clock: Clock) {
    this.#permanent = permanent;
    this.#clock = clock;
  }

  [Symbol.iterator](): Iterator<Account> {
    return [...this.#permanent, ...this.#minted].values();
  }

  /** New credentials, valid for that many seconds. */
  mint({ accountId, arn, userId }: Principal, seconds: number): SessionCredentials {
    const credentials = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(96).toString('base64'),
      expiresAt: this.#clock.after(seconds).toISOString(),
      ...{ accountId, arn, userId },
    };
    this.#minted.push(credentials);
    return credentials;
  }

  /** As if their keys had been deleted: AWS no longer knows them. */
  revoke(): void {
    this.#minted = [];
  }
}
