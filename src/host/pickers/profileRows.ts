import * as l10n from '@vscode/l10n';
import type { AwsProfile, CallerIdentity, ProfileList } from '../../chat/connection.ts';
import type { ResolvedConnection } from '../../chat/resolveConnection.ts';
import { commands } from '../ids.ts';
import { callerText, dotted, filesAtText, profileKindText } from '../words.ts';
import { notice, openConfigRow } from './failureRows.ts';
import { item, separator, value, type PickItem, type PickRow } from './rows.ts';

/** `profile` undefined: the default credential chain. */
export interface ProfileChoice {
  readonly profile?: string;
}

export interface ProfileSurroundings {
  /** Whose account answers for a profile, where that is known. */
  readonly caller?: (profile: string) => CallerIdentity | undefined;
  /** `vscode.env.remoteName`: which machine's files these are. */
  readonly remoteName?: string | undefined;
}

export function profileRows(
  list: ProfileList,
  connection: ResolvedConnection,
  { caller, remoteName }: ProfileSurroundings = {},
): readonly PickRow<ProfileChoice>[] {
  return [
    ...problems(list, connection),
    ...list.profiles.map((profile) => profileRow(profile, connection, caller?.(profile.name))),
    ...(list.profiles.length === 0 ? [noProfiles(list)] : []),
    separator(l10n.t('Without a profile')),
    chainRow(list, connection),
    apiKeyRow(connection),
    ...environmentKeyRow(list),
    separator(l10n.t('Files')),
    openConfigRow(dotted(list.configFile, filesAtText(remoteName))),
  ];
}

function problems(list: ProfileList, { missing, profile }: ResolvedConnection): readonly PickItem<never>[] {
  const unreadable = list.problem === undefined ? [] : [notice(list.problem, 'error')];
  if (!missing) return unreadable;
  return [
    ...unreadable,
    notice(
      l10n.t('“{0}” is chosen in the settings, but is in neither file', profile ?? ''),
      'warning',
      l10n.t('No other one is used instead: pick one, or add it to the files.'),
    ),
  ];
}

function profileRow(
  profile: AwsProfile,
  connection: ResolvedConnection,
  caller: CallerIdentity | undefined,
): PickItem<ProfileChoice> {
  const { name, kind, region, problem } = profile;
  return item(name, {
    description: dotted(profileKindText(kind), region, caller && callerText(caller)),
    detail: problem,
    icon: problem === undefined ? 'account' : 'warning',
    current: connection.profile === name,
    choose: value({ profile: name }),
  });
}

function noProfiles({ configFile, credentialsFile }: ProfileList): PickItem<never> {
  return notice(
    l10n.t('No profiles found'),
    'info',
    l10n.t('Neither {0} nor {1} has one.', configFile, credentialsFile),
  );
}

function chainRow(list: ProfileList, connection: ResolvedConnection): PickItem<ProfileChoice> {
  const { environmentProfile } = list;
  return item(l10n.t('Default credential chain'), {
    description: l10n.t('environment, files, then the machine’s role'),
    detail:
      environmentProfile === undefined
        ? undefined
        : l10n.t('AWS_PROFILE names the profile “{0}”.', environmentProfile),
    icon: 'link',
    current: connection.profile === undefined && connection.apiKey !== true,
    choose: value({}),
  });
}

/** Choosing it leads to the command, which asks for the key where none is stored. */
function apiKeyRow({ apiKey }: ResolvedConnection): PickItem<never> {
  return item<never>(l10n.t('Bedrock API key'), {
    description: l10n.t('kept in VS Code’s secret storage'),
    detail: l10n.t('Opens models and guardrails, but no knowledge bases.'),
    icon: 'key',
    current: apiKey === true,
    choose: { kind: 'run', command: commands.useApiKey },
  });
}

function environmentKeyRow({ environmentBearerToken }: ProfileList): readonly PickItem<never>[] {
  if (environmentBearerToken !== true) return [];
  return [
    notice(
      l10n.t('AWS_BEARER_TOKEN_BEDROCK is set, and not used'),
      'info',
      l10n.t('Calls go with what is chosen here. To use that key, enter it as the Bedrock API key.'),
    ),
  ];
}
