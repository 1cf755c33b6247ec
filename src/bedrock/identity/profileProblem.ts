import * as l10n from '@vscode/l10n';
import type { ConfigSections, Settings } from './configSections.ts';
import { profileKind } from './profileKind.ts';

/** Why a profile can't give credentials as it is written, in plain words; undefined if nothing speaks against it. */
export function profileProblem(name: string, sections: ConfigSections): string | undefined {
  return problemOf(name, sections, new Set());
}

/** `visited` are the source profiles on the way here, none for the profile that was asked about. */
function problemOf(name: string, sections: ConfigSections, visited: ReadonlySet<string>): string | undefined {
  const settings = sections.profiles.get(name) ?? {};
  if (visited.size > 0 && servesAsSource(settings)) return undefined;
  switch (profileKind(settings)) {
    case 'role':
      return roleProblem(settings, sections, visited);
    case 'sso':
      return ssoProblem(settings, sections);
    case 'unknown':
      return unknownProblem(settings);
    default:
      return undefined;
  }
}

/** A source profile's own keys end the chain even if it names a role as well. */
function servesAsSource(settings: Settings): boolean {
  const hasKeys =
    settings['aws_access_key_id'] !== undefined && settings['aws_secret_access_key'] !== undefined;
  return hasKeys || (settings['credential_source'] !== undefined && settings['role_arn'] === undefined);
}

function roleProblem(
  settings: Settings,
  sections: ConfigSections,
  visited: ReadonlySet<string>,
): string | undefined {
  const source = settings['source_profile'];
  if (source === undefined) return undefined;
  if (!sections.profiles.has(source)) {
    return l10n.t('Its source_profile “{0}” does not exist.', source);
  }
  if (visited.has(source)) return l10n.t('Its source_profile chain comes back to “{0}”.', source);
  const problem = problemOf(source, sections, new Set([...visited, source]));
  // A chain is told by the link that is broken, whichever profile leads to it.
  return problem !== undefined && visited.size === 0
    ? l10n.t('In its source_profile chain: {0}', problem)
    : problem;
}

function ssoProblem(settings: Settings, { ssoSessions }: ConfigSections): string | undefined {
  const name = settings['sso_session'];
  const session = name === undefined ? {} : ssoSessions.get(name);
  if (!session)
    return l10n.t('Its sso_session “{0}” is not defined: there is no section [sso-session {0}].', name ?? '');
  const all = { ...settings, ...session };
  const missing = ['sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'].filter(
    (key) => !(key in all),
  );
  return missing.length === 0 ? undefined : l10n.t('It lacks {0}.', missing.join(', '));
}

function unknownProblem(settings: Settings): string {
  if (settings['role_arn'] === undefined) {
    return l10n.t('It names no credentials: no keys, role, SSO session, process or sign-in.');
  }
  return l10n.t('Its role_arn needs either source_profile or credential_source, and not both.');
}
