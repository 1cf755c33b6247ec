import type { Clock } from '../../../../src/bedrock/identity/signIn/clock.ts';
import { onAbort } from '../../../../src/base/async.ts';
import {
  awsError,
  Loopback,
  type LoopbackAnswer,
  type LoopbackHandler,
  type LoopbackRequest,
} from '../../../fakes/loopback.ts';

/** 2026-01-02T03:04:05Z; the clock that a sign-in sees begins here. */
export const START = Date.UTC(2026, 0, 2, 3, 4, 5);

/** Time passes only by sleeping, at once, unless it is held: then a sleep ends by its signal alone. */
export class ManualClock implements Clock {
  readonly sleeps: number[] = [];
  held = false;
  #now: number;
  #asleep: () => void = () => undefined;

  constructor(start = START) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    this.sleeps.push(ms);
    this.#asleep();
    if (!this.held) {
      this.#now += ms;
      return Promise.resolve();
    }
    return new Promise((_resolve, reject) => {
      onAbort(signal, () => reject(Object.assign(new Error('Aborted'), { name: 'AbortError' })));
    });
  }

  /** Resolves at the next sleep. */
  asleep(): Promise<void> {
    return new Promise((resolve) => (this.#asleep = resolve));
  }
}

/** IAM Identity Center (OIDC and portal) and Bedrock, on one address; `token` says how each attempt is answered. */
export class IdentityCenter {
  readonly tokens: (LoopbackAnswer | 'granted')[] = [];
  registrations = 0;
  startDevice: LoopbackAnswer | undefined;
  readonly aws: Loopback;

  private constructor(start: (handler: LoopbackHandler) => Loopback) {
    this.aws = start((request) => this.#answer(request));
  }

  static async start(): Promise<IdentityCenter> {
    let handler: LoopbackHandler = () => 'hang';
    const aws = await Loopback.start((request) => handler(request));
    return new IdentityCenter((own) => {
      handler = own;
      return aws;
    });
  }

  /** The JSON bodies that a path was sent. */
  bodies(path: string): readonly unknown[] {
    return this.aws.requests
      .filter((request) => request.path === path)
      .map(({ body }) => JSON.parse(body) as unknown);
  }

  #answer({ path }: LoopbackRequest): LoopbackAnswer {
    switch (path) {
      case '/client/register':
        return { body: this.#register() };
      case '/device_authorization':
        return this.startDevice ?? { body: device };
      case '/token':
        return this.#token();
      case '/federation/credentials':
        return { body: { roleCredentials } };
      default:
        return { body: { modelSummaries: [] } };
    }
  }

  #register(): unknown {
    this.registrations += 1;
    return {
      clientId: `client-${this.registrations}`,
      clientSecret: `secret-${this.registrations}`,
      clientSecretExpiresAt: START / 1000 + 90 * 24 * 3600,
    };
  }

  #token(): LoopbackAnswer {
    const next = this.tokens.shift() ?? 'granted';
    return next === 'granted' ? { body: granted } : next;
  }
}

export const pending = awsError('AuthorizationPendingException', 400, '');
export const slowDown = awsError('SlowDownException', 400, '');
export const expired = awsError('ExpiredTokenException', 400, '');
export const denied = awsError('AccessDeniedException', 400, '');

const device = {
  deviceCode: 'device-code',
  userCode: 'ABCD-EFGH',
  verificationUri: 'https://device.example/',
  verificationUriComplete: 'https://device.example/?user_code=ABCD-EFGH',
  expiresIn: 600,
  interval: 1,
};

const granted = {
  accessToken: 'access-token',
  tokenType: 'Bearer',
  expiresIn: 28_800,
  refreshToken: 'refresh-token',
};

const roleCredentials = {
  accessKeyId: 'ASIASSO',
  secretAccessKey: 's',
  sessionToken: 't',
  expiration: Date.now() + 3_600_000,
};
