import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { oauthError } from '../body.ts';

/** What an application may ask for, and where its pages may send the browser back to. */
export interface Registered {
  readonly scopes: readonly string[];
  readonly redirectUris: readonly string[];
}

export interface Client extends Registered {
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

  register({ scopes, redirectUris }: Registered): Client {
    const client = {
      scopes,
      redirectUris,
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
    const client = this.named(clientId);
    if (client.clientSecret !== clientSecret) throw invalidClient();
    return client;
  }

  /** For a page, which is shown no secret; throws InvalidClientException. */
  named(clientId: string): Client {
    const client = this.#registered.get(clientId);
    if (!client || this.#clock.isPast(client.expiresAt)) throw invalidClient();
    return client;
  }
}

function invalidClient(): Error {
  return oauthError('InvalidClientException', 'invalid_client', 'Invalid client provided', 401);
}
