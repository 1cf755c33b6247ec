import { Sequencer } from '../../../base/async.ts';
import type { DeviceVerification, SignInPrompts, SignInService } from '../../../chat/signIn.ts';
import { abortError } from '../../clients/abortable.ts';
import { share } from '../../clients/share.ts';
import { toFailureError } from '../../failure/toFailureError.ts';
import { awsLogin } from './awsCli.ts';
import { systemClock, type Clock } from './clock.ts';
import { authorizeDevice } from './deviceAuthorization.ts';
import { signInTarget, type SignInTarget } from './signInTarget.ts';

export interface SignInOptions {
  readonly userAgentVersion: string;
  /** The credentials of every profile are to be resolved anew. */
  readonly forget: () => void;
  readonly clock?: Clock;
}

/** One sign-in at a time; a second one for the same session joins the first, any other waits its turn. */
export function createSignInService(options: SignInOptions): SignInService {
  const sessions = new Map<string, Session>();
  const turns = new Sequencer();
  return {
    async signIn(profile, prompts, signal) {
      if (signal.aborted) throw abortError(signal);
      const target = await signInTarget(profile);
      const key = keyOf(target);
      const session =
        sessions.get(key) ??
        new Session((shared, verify) => turns.run(() => run(options, target, verify, shared)));
      sessions.set(key, session);
      await session.join(prompts, signal);
    },
  };
}

/** Profiles that share an sso-session are signed in together. */
function keyOf(target: SignInTarget): string {
  if (target.kind === 'login') return JSON.stringify(['login', target.profile]);
  const { name, startUrl, region } = target.session;
  return JSON.stringify(['sso', name ?? null, startUrl, region]);
}

type Verify = (verification: DeviceVerification) => void;

/** Those who wait for the same sign-in: whoever comes late is shown the same code. */
class Session {
  readonly #prompts = new Set<SignInPrompts>();
  readonly #result: (signal: AbortSignal) => Promise<void>;
  #verification: DeviceVerification | undefined;

  constructor(start: (signal: AbortSignal, verify: Verify) => Promise<void>) {
    this.#result = share((signal) => {
      this.#verification = undefined;
      return start(signal, (verification) => this.#show(verification));
    });
  }

  async join(prompts: SignInPrompts, signal: AbortSignal): Promise<void> {
    const waiting = this.#result(signal);
    this.#prompts.add(prompts);
    try {
      if (this.#verification) prompts.verify(this.#verification);
      await waiting;
    } finally {
      this.#prompts.delete(prompts);
    }
  }

  #show(verification: DeviceVerification): void {
    this.#verification = verification;
    for (const prompts of this.#prompts) prompts.verify(verification);
  }
}

async function run(
  options: SignInOptions,
  target: SignInTarget,
  verify: Verify,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) throw abortError(signal);
  try {
    await (target.kind === 'sso'
      ? authorize(options, target, verify, signal)
      : awsLogin(target.profile, signal));
  } catch (error) {
    const region = target.kind === 'sso' ? target.session.region : '';
    throw toFailureError(error, { connection: { profile: target.profile, region } });
  }
  options.forget();
}

async function authorize(
  { clock = systemClock, userAgentVersion }: SignInOptions,
  target: SignInTarget & { readonly kind: 'sso' },
  verify: Verify,
  signal: AbortSignal,
): Promise<void> {
  // Seldom needed, so that its client is not loaded with the others.
  const { createOidc } = await import('./oidc.ts');
  const oidc = createOidc(target.session, target.profile, { userAgentVersion, now: () => clock.now() });
  try {
    await authorizeDevice({ target, oidc, clock, verify, signal });
  } finally {
    oidc.dispose();
  }
}
