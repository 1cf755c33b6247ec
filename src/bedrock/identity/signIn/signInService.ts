import { Sequencer } from '../../../base/async.ts';
import type { Connection } from '../../../chat/connection.ts';
import type { BrowserPrompts, SignInPrompts, SignInService } from '../../../chat/signIn.ts';
import { abortError } from '../../../base/abortable.ts';
import { share } from '../../clients/share.ts';
import { toFailureError } from '../../failure/toFailureError.ts';
import { awsLogin } from './awsCli.ts';
import { authorizeInBrowser } from './browserAuthorization.ts';
import { systemClock, type Clock } from './clock.ts';
import { authorizeDevice } from './deviceAuthorization.ts';
import { signInTarget, type SignInTarget } from './signInTarget.ts';

export interface SignInOptions {
  readonly userAgentVersion: string;
  /** The credentials of every profile are to be resolved anew. */
  readonly forget: () => void;
  /** Asks for the multi-factor code that the connection's role wants. */
  readonly unlock: (connection: Connection, signal: AbortSignal) => Promise<unknown>;
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
        new Session((asked, shared) => turns.run(() => run(options, target, asked, shared)));
      sessions.set(key, session);
      await session.join(prompts, signal);
    },
  };
}

/** Profiles that share an sso-session are signed in together. */
function keyOf(target: SignInTarget): string {
  if (target.kind !== 'sso') return JSON.stringify([target.kind, target.profile]);
  const { name, startUrl, region } = target.session;
  return JSON.stringify(['sso', name ?? null, startUrl, region]);
}

/** Those who wait for the same sign-in: whoever comes late is shown the same page or code. */
class Session {
  readonly #prompts = new Set<SignInPrompts>();
  readonly #result: (signal: AbortSignal) => Promise<void>;
  #shown: ((prompts: SignInPrompts) => void) | undefined;

  constructor(start: (asked: SignInPrompts, signal: AbortSignal) => Promise<void>) {
    this.#result = share((signal) => {
      this.#shown = undefined;
      return start(this.#all(), signal);
    });
  }

  async join(prompts: SignInPrompts, signal: AbortSignal): Promise<void> {
    this.#prompts.add(prompts);
    try {
      const waiting = this.#result(signal);
      this.#shown?.(prompts);
      await waiting;
    } finally {
      this.#prompts.delete(prompts);
    }
  }

  #all(): SignInPrompts {
    const browser = [...this.#prompts].find((prompts) => prompts.browser)?.browser;
    return {
      verify: (verification) => this.#show((prompts) => prompts.verify(verification)),
      ...(browser && { browser: this.#allBrowsers(browser) }),
    };
  }

  #allBrowsers({ reach }: BrowserPrompts): BrowserPrompts {
    return { reach, open: (page) => this.#show((prompts) => prompts.browser?.open(page)) };
  }

  #show(show: (prompts: SignInPrompts) => void): void {
    this.#shown = show;
    for (const prompts of this.#prompts) show(prompts);
  }
}

async function run(
  options: SignInOptions,
  target: SignInTarget,
  prompts: SignInPrompts,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) throw abortError(signal);
  try {
    await signInTo(options, target, prompts, signal);
  } catch (error) {
    const region = target.kind === 'sso' ? target.session.region : '';
    throw toFailureError(error, { connection: { profile: target.profile, region } });
  }
}

async function signInTo(
  options: SignInOptions,
  target: SignInTarget,
  prompts: SignInPrompts,
  signal: AbortSignal,
): Promise<void> {
  switch (target.kind) {
    case 'sso':
      await authorize(options, target, prompts, signal);
      break;
    case 'login':
      await awsLogin(target.profile, signal);
      break;
    case 'mfa':
      // It leaves the credentials themselves, which are not to be forgotten.
      await options.unlock(target.connection, signal);
      return;
  }
  options.forget();
}

async function authorize(
  { clock = systemClock, userAgentVersion }: SignInOptions,
  target: SignInTarget & { readonly kind: 'sso' },
  { verify, browser }: SignInPrompts,
  signal: AbortSignal,
): Promise<void> {
  // Seldom needed, so that its client is not loaded with the others.
  const { createOidc } = await import('./oidc.ts');
  const oidc = createOidc(target.session, target.profile, { userAgentVersion, now: () => clock.now() });
  const flow = { target, oidc, clock, signal };
  try {
    // As the AWS CLI has it: a profile without an sso-session knows device codes alone.
    const inBrowser = browser && target.session.name !== undefined;
    const outcome = inBrowser ? await authorizeInBrowser({ ...flow, browser }) : 'device-code';
    if (outcome === 'device-code') await authorizeDevice({ ...flow, verify });
  } finally {
    oidc.dispose();
  }
}
