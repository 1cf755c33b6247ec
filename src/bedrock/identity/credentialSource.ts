import type { AwsCredentialIdentity } from '@smithy/types';
import type { CredentialSource } from '../../chat/connection.ts';
import { environmentProfile } from './configFiles.ts';
import { readConfigSections } from './configSections.ts';
import { profileKind } from './profileKind.ts';

/** What the SDK's default chain notes on credentials that neither a profile nor the instance gave. */
const OUTSIDE_PROFILES: readonly (readonly [feature: string, kind: CredentialSource['kind']])[] = [
  ['CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN', 'web-identity'],
  ['CREDENTIALS_ENV_VARS', 'environment'],
  ['CREDENTIALS_HTTP', 'container'],
];

/** Where credentials came from; `profile` undefined: through the default chain. */
export async function credentialSource(
  profile: string | undefined,
  credentials: AwsCredentialIdentity,
): Promise<CredentialSource> {
  const named = profile ?? environmentProfile();
  if (named === undefined && !isOfProfile(credentials)) return { kind: kindOutside(credentials) };
  const name = named ?? 'default';
  const { profiles } = await readConfigSections();
  return { kind: profileKind(profiles.get(name) ?? {}), profile: name };
}

function isOfProfile(credentials: AwsCredentialIdentity): boolean {
  return featuresOf(credentials).some((feature) => feature.startsWith('CREDENTIALS_PROFILE'));
}

/** The chain's last link, the instance, notes nothing. */
function kindOutside(credentials: AwsCredentialIdentity): CredentialSource['kind'] {
  const features = featuresOf(credentials);
  return OUTSIDE_PROFILES.find(([feature]) => features.includes(feature))?.[1] ?? 'instance';
}

/** `$source` is how the SDK's providers attribute credentials, for the user agent. */
function featuresOf(credentials: AwsCredentialIdentity): readonly string[] {
  const source: unknown = '$source' in credentials ? credentials.$source : undefined;
  return typeof source === 'object' && source !== null ? Object.keys(source) : [];
}
