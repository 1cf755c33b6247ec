import type { Settings } from './configSections.ts';

/**
 * Asks a person for the code of the MFA device with this serial number or ARN; `profile` is the one being used,
 * undefined for the default chain. Rejects with an AbortError where the person gives up.
 */
export type MfaCode = (serial: string, profile: string | undefined, signal: AbortSignal) => Promise<string>;

export interface Mfa {
  /** Absent: there is nobody at all. */
  readonly code?: MfaCode | undefined;
  /** Aborts when nobody needs the code any more. Absent: nobody waits at the screen, and nobody is asked. */
  readonly asking?: AbortSignal;
}

/** The code for that device, from the person who waits. In the SDK's words where nobody does, for those that follow. */
export async function askForCode(
  { code, asking }: Mfa,
  serial: string,
  profile: string | undefined,
): Promise<string> {
  if (code && asking) return (await code(serial, profile, asking)).trim();
  const text = `Profile ${profile ?? 'default'} requires multi-factor authentication, and nobody was asked.`;
  throw Object.assign(new Error(text), { name: 'CredentialsProviderError' });
}

/** The role on the way from this profile to its keys that wants a code; none on a way that is broken or round. */
export function roleWithMfa(name: string, profiles: ReadonlyMap<string, Settings>): string | undefined {
  const visited = new Set<string>();
  for (let at: string | undefined = name; at !== undefined && !visited.has(at);) {
    visited.add(at);
    const settings: Settings = profiles.get(at) ?? {};
    const role = settings['role_arn'];
    if (role !== undefined && settings['mfa_serial'] !== undefined) return role;
    at = role === undefined ? undefined : settings['source_profile'];
  }
  return undefined;
}
