import type { AwsProfile, Connection, ProfileList, RegionOrigin } from './connection.ts';

/** AWS's customary first region: used only when nothing names one, and shown as such. */
const FALLBACK_REGION = 'us-east-1';

export interface ConnectionSettings {
  /** Empty: the default credential chain. */
  readonly profile: string;
  /** Empty: the profile's own. */
  readonly region: string;
  /** `apiKey`: the stored Amazon Bedrock API key is sent, and the profile is left alone. Absent: the profile. */
  readonly authentication?: 'profile' | 'apiKey';
}

export interface ResolvedConnection extends Connection {
  readonly regionOrigin: RegionOrigin;
  /** The profile's row in the config files, if it has one. */
  readonly known?: AwsProfile;
  /** The settings name a profile that is in neither file: said aloud, never replaced by another one. */
  readonly missing: boolean;
}

/** What the settings and the config files say together; pure. Never falls back to another profile. */
export function resolveConnection(settings: ConnectionSettings, list: ProfileList): ResolvedConnection {
  if (settings.authentication === 'apiKey')
    return { apiKey: true, ...regionOf(settings, undefined, list), missing: false };
  const name = settings.profile === '' ? undefined : settings.profile;
  const chainProfile = list.environmentProfile ?? 'default';
  const known = list.profiles.find((profile) => profile.name === (name ?? chainProfile));
  return {
    ...(name !== undefined && { profile: name }),
    ...(known && { known }),
    ...regionOf(settings, known, list),
    missing: name !== undefined && known === undefined,
  };
}

function regionOf(
  settings: ConnectionSettings,
  known: AwsProfile | undefined,
  list: ProfileList,
): { readonly region: string; readonly regionOrigin: RegionOrigin } {
  if (settings.region !== '') return { region: settings.region, regionOrigin: 'setting' };
  if (known?.region !== undefined) return { region: known.region, regionOrigin: 'profile' };
  if (list.environmentRegion !== undefined)
    return { region: list.environmentRegion, regionOrigin: 'environment' };
  return { region: FALLBACK_REGION, regionOrigin: 'default' };
}
