import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { Disposable } from '../../base/lifecycle.ts';
import { share } from '../clients/share.ts';
import { defined } from '../defined.ts';
import { assumers, type CallerArgs } from './assumers.ts';
import { configStamp, environmentProfile } from './configFiles.ts';
import type { MfaCode } from './mfa.ts';
import { withoutCommandLine } from './processErrors.ts';

/** Credentials of a profile, resolved once for all clients and refreshed before they expire. */
export interface Credentials extends Disposable {
  /** `profile` undefined: the default chain, or the profile that AWS_PROFILE names. */
  provider(profile: string | undefined): CredentialProvider;
  /** Somebody signed in: the next request of every profile resolves new credentials. */
  forget(): void;
}

/** What the SDK's clients call before each request. `memoized` tells them to keep no copy of their own. */
export interface CredentialProvider extends AwsCredentialIdentityProvider {
  readonly memoized: true;
  /** AWS refused these credentials: the next request resolves new ones. */
  forget(): void;
  /**
   * Resolves the credentials while a person waits: whatever has to be asked is asked now, and never by a request.
   * Whether anything was resolved anew. The question goes when nobody who unlocks waits any more.
   */
  unlock(caller: CallerArgs, signal: AbortSignal): Promise<boolean>;
}

/** `asking`: a person waits at the screen, until it aborts. */
type Load = (args: CallerArgs, asking?: AbortSignal) => Promise<AwsCredentialIdentity>;

/** The margin before expiry that the SDK itself uses. */
const REFRESH_BEFORE_MS = 5 * 60_000;

export function createCredentials(mfaCode?: MfaCode): Credentials {
  const providers = new Map<string | undefined, CredentialProvider>();
  const gone = new AbortController();
  let stamp: string | undefined;
  return {
    provider(profile) {
      const now = configStamp();
      if (now !== stamp) {
        stamp = now;
        providers.clear();
        forgetConfigFiles();
      }
      const provider = providers.get(profile) ?? memoize(loaderFor(profile, mfaCode), gone.signal);
      providers.set(profile, provider);
      return provider;
    },
    forget() {
      for (const provider of providers.values()) provider.forget();
    },
    dispose: () => gone.abort(),
  };
}

/**
 * No silent fallback: a profile that was named, here or by AWS_PROFILE, gives its own credentials or its own error.
 * `fromIni` serves keys, roles, SSO, processes, web identities and `aws login`, and tells the cause of a failure.
 * Made anew each time: a provider remembers the role's client, and a chain the link that worked and its credentials.
 */
function loaderFor(profile: string | undefined, code: MfaCode | undefined): Load {
  return (args, asking) => {
    const named = profile ?? environmentProfile();
    const init = { ignoreCache: true, ...assumers(named, { code, ...defined({ asking }) }, args) };
    const provider = named === undefined ? fromNodeProviderChain(init) : fromIni({ ...init, profile: named });
    return provider(args).catch((error: unknown) => {
      throw withoutCommandLine(error);
    });
  };
}

/** `gone` aborts with the extension. */
function memoize(load: Load, gone: AbortSignal): CredentialProvider {
  let known: AwsCredentialIdentity | undefined;
  let loading: Promise<AwsCredentialIdentity> | undefined;
  let caller: CallerArgs;
  const begin = (args: CallerArgs): Promise<AwsCredentialIdentity> => {
    const mine = load(args).then(
      (credentials) => {
        if (loading === mine) [known, loading] = [credentials, undefined];
        return credentials;
      },
      (error: unknown) => {
        if (loading === mine) loading = undefined;
        // What can't be renewed yet (a code would have to be asked for) is good until its end.
        if (known && lasts(known, 0)) return known;
        throw error;
      },
    );
    return mine;
  };
  const provide = (args: CallerArgs): Promise<AwsCredentialIdentity> => {
    if (known && lasts(known, REFRESH_BEFORE_MS)) return Promise.resolve(known);
    loading ??= begin(args);
    return loading;
  };
  const asked = share(async (nobodyWaits) => {
    const credentials = await load(caller, AbortSignal.any([nobodyWaits, gone]));
    [known, loading] = [credentials, undefined];
    return true;
  });
  const unlock = async (args: CallerArgs, signal: AbortSignal): Promise<boolean> => {
    if (known && lasts(known, REFRESH_BEFORE_MS)) return false;
    caller = args;
    return asked(signal);
  };
  // What is still loading may have read what is void now: it serves those who wait for it, and nobody after them.
  const forget = (): void => {
    [known, loading] = [undefined, undefined];
  };
  return Object.assign(provide, { memoized: true as const, forget, unlock });
}

/** Whether they are good for longer than that. */
function lasts({ expiration }: AwsCredentialIdentity, ms: number): boolean {
  return expiration === undefined || expiration.getTime() - Date.now() > ms;
}

/** The SDK keeps file contents for the life of the process; reading afresh replaces what it keeps. */
function forgetConfigFiles(): void {
  void loadSharedConfigFiles({ ignoreCache: true });
}
