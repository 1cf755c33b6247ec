import type { AwsCredentialIdentity } from '@smithy/types';
import type { CredentialSource } from '../../chat/connection.ts';
import { environmentProfile } from './configFiles.ts';
import { readConfigSections } from './configSections.ts';
import { profileKind } from './profileKind.ts';

/** The features that the SDK's default chain notes on credentials that no profile gave. */
const OUTSIDE_PROFILES: readonly (readonly [feature: string, kind: CredentialSource['kind']])[] = [
  ['CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN', 'web-identity'],
  ['CREDENTIALS_ENV_VARS', 'environment'],
  ['CREDENTIALS_HTTP', 'container'],
  ['CREDENTIALS_IMDS', 'instance'],
];

/** Where credentials came from; `profile` undefined: through the default chain. */
export async function credentialSource(
  profile: string | undefined,
  credentials: AwsCredentialIdentity,
): Promise<CredentialSource> {
  const named = profile ?? environmentProfile();
  const outside = named === undefined ? kindOutside(credentials) : undefined;
  if (outside !== undefined) return { kind: outside };
  const name = named ?? 'default';
  const { profiles } = await readConfigSections();
  return { kind: profileKind(profiles.get(name) ?? {}), profile: name };
}

/** A role that the `default` profile assumes with the instance's credentials is that profile's. */
function kindOutside(credentials: AwsCredentialIdentity): CredentialSource['kind'] | undefined {
  const features = featuresOf(credentials);
  if ([...features].some((feature) => feature.startsWith('CREDENTIALS_PROFILE'))) return undefined;
  return OUTSIDE_PROFILES.find(([feature]) => features.has(feature))?.[1];
}

/** `$source` is how the SDK's providers attribute credentials, for the user agent. */
function featuresOf(credentials: AwsCredentialIdentity): ReadonlySet<string> {
  const source: unknown = '$source' in credentials ? credentials.$source : undefined;
  return new Set(typeof source === 'object' && source !== null ? Object.keys(source) : []);
}
