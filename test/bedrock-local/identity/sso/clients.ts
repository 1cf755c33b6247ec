import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { oauthError } from '../body.ts';

export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  /** Asked for `sso:account:access`: its sessions can be renewed. Those of legacy profiles can't. */
  readonly isRenewable: boolean;
}

const registrationSeconds = 90 * 86_400;

/** The applications that RegisterClient knows. */
export class Clients {
  readonly #clock: Clock;
  readonly #registered = new Map<string, Client>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  register(scopes: readonly string[]): Client {
    const client = {
      clientId: randomBytes(12).toString('base64url'),
      clientSecret: randomBytes(48).toString('base64url'),
      issuedAt: this.#clock.now(),
      expiresAt: this.#clock.after(registrationSeconds),
      isRenewable: scopes.includes('sso:account:access'),
    };
    this.#registered.set(client.clientId, client);
    return client;
  }

  /** Throws InvalidClientException. */
  find(clientId: string, clientSecret: string): Client {
    const client = this.#registered.get(clientId);
    if (client?.clientSecret !== clientSecret || this.#clock.isPast(client.expiresAt))
      throw oauthError('InvalidClientException', 'invalid_client', 'Invalid client provided', 401);
    return client;
  }
}
