import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { configStamp, environmentProfile } from './configFiles.ts';

/** Asks a person for the code of the MFA device with this serial number or ARN. */
export type MfaCode = (serial: string) => Promise<string>;

/** Credentials of a profile, resolved once for all clients and refreshed before they expire. */
export interface Credentials {
  /** `profile` undefined: the default chain, or the profile that AWS_PROFILE names. */
  provider(profile: string | undefined): CredentialProvider;
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
  let stamp: string | undefined;
  return {
    provider(profile) {
      const now = configStamp();
      if (now !== stamp) {
        stamp = now;
        providers.clear();
        forgetConfigFiles();
      }
      const provider = providers.get(profile) ?? memoize(loaderFor(profile, mfaCode));
      providers.set(profile, provider);
      return provider;
    },
  };
}

/**
 * No silent fallback: a profile that was named, here or by AWS_PROFILE, gives its own credentials or its own error.
 * `fromIni` serves keys, roles, SSO, processes, web identities and `aws login`, and tells the cause of a failure.
 */
function loaderFor(profile: string | undefined, mfaCode: MfaCode | undefined): Load {
  const init = { ignoreCache: true, ...(mfaCode && { mfaCodeProvider: mfaCode }) };
  const named = profile ?? environmentProfile();
  if (named !== undefined) return fromIni({ ...init, profile: named });
  // A chain remembers the link that worked, and its credentials: a new one each time asks afresh.
  return (args) => fromNodeProviderChain(init)(args);
}

function memoize(load: Load): CredentialProvider {
  let known: AwsCredentialIdentity | undefined;
  let loading: Promise<AwsCredentialIdentity> | undefined;
  const resolve = async (args: Parameters<Load>[0]): Promise<AwsCredentialIdentity> => {
    try {
      known = await load(args);
      return known;
    } finally {
      loading = undefined;
    }
  };
  const provide = (args: Parameters<Load>[0]): Promise<AwsCredentialIdentity> => {
    if (known && !isExpiring(known)) return Promise.resolve(known);
    loading ??= resolve(args);
    return loading;
  };
  const forget = (): void => {
    known = undefined;
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
