import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';

export type Settings = Readonly<Record<string, string | undefined>>;

/** The sections of both AWS files, merged as the SDK merges them. */
export interface ConfigSections {
  readonly profiles: ReadonlyMap<string, Settings>;
  readonly ssoSessions: ReadonlyMap<string, Settings>;
}

const SSO_SESSION = 'sso-session.';
/** How the SDK's reader spells the kinds of section that are no profiles. */
const OTHER_SECTIONS = ['profile.', SSO_SESSION, 'services.'];

/** Reads both files afresh; one that is absent or unreadable counts as empty. */
export async function readConfigSections(): Promise<ConfigSections> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const profiles = new Map<string, Settings>();
  const ssoSessions = new Map<string, Settings>();
  for (const [name, settings] of Object.entries(configFile)) {
    if (isProfile(name)) profiles.set(name, settings);
    if (name.startsWith(SSO_SESSION)) ssoSessions.set(name.slice(SSO_SESSION.length), settings);
  }
  for (const [name, settings] of Object.entries(credentialsFile)) {
    if (isProfile(name)) profiles.set(name, { ...profiles.get(name), ...settings });
  }
  return { profiles, ssoSessions };
}

function isProfile(name: string): boolean {
  return !OTHER_SECTIONS.some((prefix) => name.startsWith(prefix));
}
