import * as l10n from '@vscode/l10n';
import { isCancellation } from '../../base/errors.ts';
import { MutableDisposable, type Disposable } from '../../base/lifecycle.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';
import type { BedrockServices } from '../../chat/ports.ts';
import type { BrowserPage, BrowserPrompts, DeviceVerification, SignInPrompts } from '../../chat/signIn.ts';

/** What the person sees of a sign-in, and how they give up. */
export interface SignInProgress {
  readonly signal: AbortSignal;
  readonly report: (message: string) => void;
}

export interface SignInPorts {
  readonly services: () => Promise<Pick<BedrockServices, 'signIn'>>;
  readonly withProgress: (
    title: string,
    run: (progress: SignInProgress) => Promise<void>,
  ) => PromiseLike<void>;
  /** Shows the code until disposed. */
  readonly showCode: (verification: DeviceVerification) => Disposable;
  /** Opens the page, and shows the ways on until disposed. */
  readonly showPage: (page: BrowserPage) => Disposable;
  readonly reach: BrowserPrompts['reach'];
  /** Says what went wrong and what helps; whether the person wants another try. */
  readonly failed: (failure: Failure, profile: string | undefined) => Promise<boolean>;
  /** New credentials are there: what failed for want of them can be asked again. */
  readonly signedIn: () => void;
}

/** Whether the profile is signed in now; false where the person gave up. Never rejects. */
export type SignIn = (profile: string | undefined) => Promise<boolean>;

/** Asked again while a profile is being signed in, it joins: the person confirms one code, not two. */
export function createSignIn(ports: SignInPorts): SignIn {
  const running = new Map<string | undefined, Promise<Failure | boolean>>();
  const attempt = (profile: string | undefined): Promise<Failure | boolean> => {
    const joined = running.get(profile);
    if (joined) return joined;
    const mine = tryOnce(ports, profile).finally(() => running.delete(profile));
    running.set(profile, mine);
    return mine;
  };
  return async (profile) => {
    for (;;) {
      const outcome = await attempt(profile);
      if (typeof outcome === 'boolean') return outcome;
      if (!(await ports.failed(outcome, profile))) return false;
    }
  };
}

async function tryOnce(ports: SignInPorts, profile: string | undefined): Promise<Failure | boolean> {
  try {
    await ports.withProgress(titleOf(profile), (progress) => signIn(ports, profile, progress));
  } catch (error) {
    return isCancellation(error) ? false : failureOf(error);
  }
  ports.signedIn();
  return true;
}

async function signIn(
  ports: SignInPorts,
  profile: string | undefined,
  { signal, report }: SignInProgress,
): Promise<void> {
  const shown = new MutableDisposable<Disposable>();
  const prompts: SignInPrompts = {
    verify(verification) {
      report(codeText(verification));
      shown.value = ports.showCode(verification);
    },
    browser: {
      // No way back is no failure: a device code serves then.
      reach: (redirectUri) => ports.reach(redirectUri).catch(() => undefined),
      open(page) {
        report(l10n.t('Sign in on the page that has opened in the browser.'));
        shown.value = ports.showPage(page);
      },
    },
  };
  try {
    const service = (await ports.services()).signIn;
    await service.signIn(profile, prompts, signal);
  } finally {
    shown.dispose();
  }
}

function titleOf(profile: string | undefined): string {
  return profile === undefined
    ? l10n.t('Signing in to AWS')
    : l10n.t('Signing in to AWS with the profile {0}', profile);
}

/** VS Code makes a link of `[words](address)`: the code and its page stay at hand when the picker is closed. */
function codeText({ userCode, verificationUri }: DeviceVerification): string {
  return l10n.t('Confirm the code {0} in the browser, at {1}.', userCode, linkTo(verificationUri));
}

function linkTo(address: string): string {
  return URL.canParse(address) ? `[${new URL(address).host}](${address})` : address;
}
