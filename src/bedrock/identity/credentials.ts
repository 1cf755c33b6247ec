import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { Disposable } from '../../base/lifecycle.ts';
import { configStamp, environmentProfile } from './configFiles.ts';
import { roleAssumerWithMfa, type MfaCode } from './mfa.ts';

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
}

type Load = ReturnType<typeof fromIni>;

/** The margin before expiry that the SDK itself uses. */
const REFRESH_BEFORE_MS = 5 * 60_000;

export function createCredentials(mfaCode?: MfaCode): Credentials {
  const providers = new Map<string | undefined, CredentialProvider>();
  const gone = new AbortController();
  const mfa = mfaCode && { code: mfaCode, signal: gone.signal };
  let stamp: string | undefined;
  return {
    provider(profile) {
      const now = configStamp();
      if (now !== stamp) {
        stamp = now;
        providers.clear();
        forgetConfigFiles();
      }
      const provider = providers.get(profile) ?? memoize((args) => loaderFor(profile, mfa)(args));
      providers.set(profile, provider);
      return provider;
    },
    forget() {
      for (const provider of providers.values()) provider.forget();
    },
    dispose: () => gone.abort(),
  };
}

interface Mfa {
  readonly code: MfaCode;
  /** Aborts when nobody needs the code any more. */
  readonly signal: AbortSignal;
}

/**
 * No silent fallback: a profile that was named, here or by AWS_PROFILE, gives its own credentials or its own error.
 * `fromIni` serves keys, roles, SSO, processes, web identities and `aws login`, and tells the cause of a failure.
 * Made anew each time: a loader remembers the role's client, and a chain the link that worked and its credentials.
 */
function loaderFor(profile: string | undefined, mfa: Mfa | undefined): Load {
  const named = profile ?? environmentProfile();
  return (args) => {
    const init = {
      ignoreCache: true,
      ...(mfa && roleAssumerWithMfa(named, mfa, args?.callerClientConfig)),
    };
    return named === undefined
      ? fromNodeProviderChain(init)(args)
      : fromIni({ ...init, profile: named })(args);
  };
}

function memoize(load: Load): CredentialProvider {
  let known: AwsCredentialIdentity | undefined;
  let loading: Promise<AwsCredentialIdentity> | undefined;
  const begin = (args: Parameters<Load>[0]): Promise<AwsCredentialIdentity> => {
    const mine = load(args).then(
      (credentials) => {
        if (loading === mine) [known, loading] = [credentials, undefined];
        return credentials;
      },
      (error: unknown) => {
        if (loading === mine) loading = undefined;
        throw error;
      },
    );
    return mine;
  };
  const provide = (args: Parameters<Load>[0]): Promise<AwsCredentialIdentity> => {
    if (known && !isExpiring(known)) return Promise.resolve(known);
    loading ??= begin(args);
    return loading;
  };
  // What is still loading may have read what is void now: it serves those who wait for it, and nobody after them.
  const forget = (): void => {
    [known, loading] = [undefined, undefined];
  };
  return Object.assign(provide, { memoized: true as const, forget });
}

function isExpiring({ expiration }: AwsCredentialIdentity): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < REFRESH_BEFORE_MS;
}

/** The SDK keeps file contents for the life of the process; reading afresh replaces what it keeps. */
function forgetConfigFiles(): void {
  void loadSharedConfigFiles({ ignoreCache: true });
}
