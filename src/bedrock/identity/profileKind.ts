import type { ProfileKind } from '../../chat/connection.ts';
import type { Settings } from './configSections.ts';

/** The kinds in the order in which the SDK tries them: the first that fits gives the credentials. */
const KINDS: readonly (readonly [kind: ProfileKind, fits: (settings: Settings) => boolean])[] = [
  ['role', (settings) => hasAll(settings, 'role_arn') && hasRoleSource(settings)],
  ['keys', (settings) => hasAll(settings, 'aws_access_key_id', 'aws_secret_access_key')],
  ['web-identity', (settings) => hasAll(settings, 'web_identity_token_file', 'role_arn')],
  ['process', (settings) => hasAll(settings, 'credential_process')],
  ['sso', (settings) => Object.keys(settings).some((name) => SSO_SETTINGS.has(name))],
  ['login', (settings) => hasAll(settings, 'login_session')],
];

const SSO_SETTINGS: ReadonlySet<string> = new Set([
  'sso_session',
  'sso_start_url',
  'sso_region',
  'sso_account_id',
  'sso_role_name',
]);

/** How a profile gets its credentials. */
export function profileKind(settings: Settings): ProfileKind {
  return KINDS.find(([, fits]) => fits(settings))?.[0] ?? 'unknown';
}

function hasAll(settings: Settings, ...names: readonly string[]): boolean {
  return names.every((name) => settings[name] !== undefined);
}

/** One of the two: with both, the SDK takes the profile for no role at all. */
function hasRoleSource(settings: Settings): boolean {
  return hasAll(settings, 'source_profile') !== hasAll(settings, 'credential_source');
}
