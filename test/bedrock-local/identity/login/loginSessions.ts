import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { SignInError } from '../../wire/endpoint.ts';
import type { Clock } from '../clock.ts';
import type { Lifetimes } from '../lifetimes.ts';
import type { Principal, SessionCredentials, Sessions } from '../sessions.ts';
import type { DpopKey, Proof } from './dpop.ts';

/** What the `login_session` of a profile is. */
export const loginSession = 'arn:aws:iam::111122223333:user/ada';

const ada: Principal = { accountId: '111122223333', arn: loginSession, userId: 'AIDALOCALADA000000001' };

interface Login {
  readonly clientId: string;
  readonly x: string;
  readonly endsAt: Date;
  refreshToken: string;
}

export interface Renewal {
  readonly credentials: SessionCredentials;
  /** Seconds. */
  readonly expiresIn: number;
  readonly refreshToken: string;
}

type Ended = 'TOKEN_EXPIRED' | 'USER_CREDENTIALS_CHANGED' | 'INSUFFICIENT_PERMISSIONS';

/** The sessions that `aws login` begins and the sign-in service renews. */
export class LoginSessions {
  readonly #clock: Clock;
  readonly #lifetimes: Lifetimes;
  readonly #sessions: Sessions;
  readonly #proofs = new Set<string>();
  #logins: Login[] = [];
  #ended: Ended = 'TOKEN_EXPIRED';

  constructor(clock: Clock, lifetimes: Lifetimes, sessions: Sessions) {
    this.#clock = clock;
    this.#lifetimes = lifetimes;
    this.#sessions = sessions;
  }

  /** What `aws login` leaves in its cache. */
  begin(): object {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const endsAt = this.#clock.after(this.#lifetimes.seconds.loginSession);
    const login = { clientId: 'arn:aws:signin:::devtools/same-device', x, endsAt, refreshToken: token() };
    this.#logins.push(login);
    const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = this.#mint();
    return {
      accessToken: { accessKeyId, secretAccessKey, sessionToken, accountId: ada.accountId, expiresAt },
      tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
      clientId: login.clientId,
      refreshToken: login.refreshToken,
      dpopKey: privateKey.export({ format: 'pem', type: 'sec1' }),
    };
  }

  /** Takes the refresh token and gives another; throws why not. */
  renew(clientId: string, refreshToken: string | undefined, proof: Proof | undefined): Renewal {
    const login = this.#logins.find((one) => one.refreshToken === refreshToken);
    if (!proof || this.#proofs.has(proof.id)) throw refused('ValidationException', 'INVALID_REQUEST');
    this.#proofs.add(proof.id);
    if (!login || this.#clock.isPast(login.endsAt)) throw refused('AccessDeniedException', this.#ended);
    if (login.clientId !== clientId || !isBoundTo(login, proof.key))
      throw refused('ValidationException', 'INVALID_REQUEST');
    login.refreshToken = token();
    const expiresIn = this.#lifetimes.seconds.loginCredentials;
    return { credentials: this.#mint(), expiresIn, refreshToken: login.refreshToken };
  }

  /** No session can be renewed any more, for this reason. */
  revoke(why: Ended = 'TOKEN_EXPIRED'): void {
    this.#logins = [];
    this.#ended = why;
  }

  #mint(): SessionCredentials {
    return this.#sessions.mint(ada, this.#lifetimes.seconds.loginCredentials);
  }
}

function isBoundTo({ x }: Login, key: DpopKey): boolean {
  return x === key.x;
}

function token(): string {
  return randomBytes(48).toString('base64url');
}

function refused(name: string, error: string): SignInError {
  return new SignInError(name, 400, 'The request was refused.', { error });
}
