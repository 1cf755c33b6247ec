import * as l10n from '@vscode/l10n';
import type { Connection } from '../../../chat/connection.ts';
import { FailureError } from '../../../chat/failure.ts';
import { defined } from '../../defined.ts';
import { environmentProfile } from '../configFiles.ts';
import { readConfigSections, type ConfigSections, type Settings } from '../configSections.ts';
import { roleWithMfa } from '../mfa.ts';
import { profileKind } from '../profileKind.ts';
import { profileProblem } from '../profileProblem.ts';
import { homeRegion } from '../regions.ts';

/** An IAM Identity Center session, as the profiles that share it configure it. */
export interface SsoSession {
  /** The sso-session's; undefined for a profile that names its start URL itself. */
  readonly name?: string;
  readonly startUrl: string;
  readonly region: string;
  readonly scopes: readonly string[];
}

/** What has to be signed in for a profile to have credentials; `profile` is the one that says so. */
export type SignInTarget =
  | { readonly kind: 'sso'; readonly profile: string; readonly session: SsoSession }
  | { readonly kind: 'login'; readonly profile: string }
  /** A role that wants a multi-factor code and nothing else; `connection` is the one that was asked for. */
  | { readonly kind: 'mfa'; readonly profile: string; readonly connection: Connection };

/** What the AWS CLI asks for where the sso-session names no scopes: with it comes a refresh token. */
const DEFAULT_SCOPE = 'sso:account:access';

/** The profile's own session or that of its source profiles, read afresh. Rejects with FailureError. */
export async function signInTarget(profile: string | undefined): Promise<SignInTarget> {
  const name = profile ?? environmentProfile() ?? 'default';
  const sections = await readConfigSections();
  if (!sections.profiles.has(name)) throw notFound(name);
  const problem = profileProblem(name, sections);
  if (problem !== undefined) throw invalid(name, problem);
  return targetOf(name, sections) ?? codeTarget(profile, name, sections) ?? fail(nothingToSignIn(name));
}

/** Chains end: whatever has a problem did not come here. */
function targetOf(profile: string, sections: ConfigSections): SignInTarget | undefined {
  const settings = sections.profiles.get(profile) ?? {};
  switch (profileKind(settings)) {
    case 'sso':
      return { kind: 'sso', profile, session: sessionOf(settings, sections) };
    case 'login':
      return { kind: 'login', profile };
    case 'role': {
      const source = settings['source_profile'];
      return source === undefined || source === profile ? undefined : targetOf(source, sections);
    }
    default:
      return undefined;
  }
}

function codeTarget(
  asked: string | undefined,
  profile: string,
  { profiles }: ConfigSections,
): SignInTarget | undefined {
  const role = roleWithMfa(profile, profiles);
  if (role === undefined) return undefined;
  const region = profiles.get(profile)?.['region'] ?? homeRegion(partitionOfArn(role));
  return { kind: 'mfa', profile, connection: { region, ...defined({ profile: asked }) } };
}

function partitionOfArn(arn: string): string | undefined {
  return arn.split(':')[1];
}

function sessionOf(profile: Settings, { ssoSessions }: ConfigSections): SsoSession {
  const name = profile['sso_session'];
  const settings = name === undefined ? profile : (ssoSessions.get(name) ?? {});
  return {
    ...defined({ name }),
    startUrl: settings['sso_start_url'] ?? '',
    region: settings['sso_region'] ?? '',
    scopes: name === undefined ? [] : scopesOf(settings['sso_registration_scopes']),
  };
}

function scopesOf(setting: string | undefined): readonly string[] {
  const scopes = (setting ?? '').split(',').map((scope) => scope.trim());
  const named = scopes.filter((scope) => scope !== '');
  return named.length > 0 ? named : [DEFAULT_SCOPE];
}

function fail(error: Error): never {
  throw error;
}

function notFound(profile: string): FailureError {
  return new FailureError({
    cause: 'profile-not-found',
    message: l10n.t('The profile “{0}” is not in the AWS config files.', profile),
    remedy: l10n.t('Choose another profile, or add this one to the AWS config file.'),
    actions: ['pick-profile', 'open-aws-config'],
  });
}

function invalid(profile: string, problem: string): FailureError {
  return new FailureError({
    cause: 'profile-invalid',
    message: l10n.t('The profile “{0}” can’t be signed in as it is written: {1}', profile, problem),
    remedy: l10n.t('Mend it in the AWS config file, or choose another profile.'),
    actions: ['open-aws-config', 'pick-profile'],
  });
}

function nothingToSignIn(profile: string): FailureError {
  return new FailureError({
    cause: 'credentials-invalid',
    message: l10n.t('The profile “{0}” has no sign-in: its credentials come from elsewhere.', profile),
    remedy: l10n.t('Renew them where they come from, or choose another profile.'),
    actions: ['open-aws-config', 'pick-profile'],
  });
}
