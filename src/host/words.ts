import * as l10n from '@vscode/l10n';
import type { FoundationModel, ModelAccess, ModelLifecycle, ResourceKind } from '../chat/catalogue.ts';
import type {
  CallerIdentity,
  Connection,
  CredentialSource,
  ProfileKind,
  RegionOrigin,
} from '../chat/connection.ts';
import type { Route } from '../chat/routing.ts';

/** What is known, in the order given: `a · b`. Undefined when nothing is. */
export function dotted(...parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined && part !== '');
  return known.length === 0 ? undefined : known.join(' · ');
}

/** Text for a place that would draw `$(name)` as an icon: what others named is shown as they wrote it. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/** Whose credentials a call goes with. */
export function accountText({ profile, apiKey }: Connection): string {
  return apiKey === true ? l10n.t('API key') : (profile ?? l10n.t('default credentials'));
}

/** `111122223333 · Developer`: the account, then the role or whatever else the ARN names. */
export function callerText({
  accountId,
  arn,
  role,
}: Pick<CallerIdentity, 'accountId' | 'arn' | 'role'>): string {
  return dotted(accountId, role ?? arn.split(':').at(-1)) ?? accountId;
}

export function credentialSourceText({ kind, profile }: CredentialSource): string {
  const texts: Readonly<Record<Exclude<CredentialSource['kind'], ProfileKind>, string>> = {
    environment: l10n.t('environment variables'),
    container: l10n.t('the container’s role'),
    instance: l10n.t('the machine’s role'),
  };
  const told = kind in texts ? texts[kind as keyof typeof texts] : profileKindText(kind as ProfileKind);
  return profile === undefined ? told : l10n.t('{0}, through the profile {1}', told, profile);
}

/** Whose files are read, by `vscode.env.remoteName`; undefined: those of this machine, which goes without saying. */
export function filesAtText(remoteName: string | undefined): string | undefined {
  if (remoteName === undefined) return undefined;
  const texts: Readonly<Record<string, string>> = {
    wsl: l10n.t('The AWS files are read inside WSL.'),
    'ssh-remote': l10n.t('The AWS files are read on the SSH host.'),
    'dev-container': l10n.t('The AWS files are read inside the container.'),
    'attached-container': l10n.t('The AWS files are read inside the container.'),
    codespaces: l10n.t('The AWS files are read inside the codespace.'),
  };
  const known = Object.hasOwn(texts, remoteName) ? texts[remoteName] : undefined;
  return known ?? l10n.t('The AWS files are read on the remote machine.');
}

export function profileKindText(kind: ProfileKind): string {
  const texts: Readonly<Record<ProfileKind, string>> = {
    sso: l10n.t('IAM Identity Center'),
    role: l10n.t('assumed role'),
    process: l10n.t('credential process'),
    keys: l10n.t('access keys'),
    login: l10n.t('console sign-in'),
    'web-identity': l10n.t('web identity'),
    unknown: l10n.t('no credentials of its own'),
  };
  return texts[kind];
}

export function regionOriginText(origin: RegionOrigin): string {
  const texts: Readonly<Record<RegionOrigin, string>> = {
    setting: l10n.t('chosen in the settings'),
    profile: l10n.t('the profile’s own'),
    environment: l10n.t('named by the environment'),
    default: l10n.t('nothing names another'),
  };
  return texts[origin];
}

export function routeKindText(kind: Route['kind']): string {
  const texts: Readonly<Record<Route['kind'], string>> = {
    profile: l10n.t('cross-region inference profile'),
    'global-profile': l10n.t('global inference profile'),
    'application-profile': l10n.t('application inference profile'),
    'on-demand': l10n.t('on demand'),
  };
  return texts[kind];
}

/** Where a call may be processed; undefined regions are a global route's. */
export function destinationsText(regions: readonly string[] | undefined): string {
  return regions === undefined ? l10n.t('any commercial AWS region') : regions.join(', ');
}

export function accessText(access: ModelAccess): string {
  const texts: Readonly<Record<ModelAccess['state'], string>> = {
    ready: l10n.t('ready'),
    'needs-agreement': l10n.t('needs agreement'),
    'needs-use-case-form': l10n.t('needs use-case form'),
    pending: l10n.t('agreement pending'),
    'not-authorized': l10n.t('not authorized'),
    'not-entitled': l10n.t('not entitled'),
    'not-in-region': l10n.t('not in this region'),
    unknown: l10n.t('access unknown'),
  };
  return texts[access.state];
}

/** Undefined for an active model without dates. A status that nobody has seen yet is shown as AWS spells it. */
export function lifecycleText({ status, legacyTime, endOfLifeTime }: ModelLifecycle): string | undefined {
  const words = [
    status === 'ACTIVE' ? undefined : status,
    // Once it is legacy, only its end matters.
    status === 'ACTIVE' && legacyTime && l10n.t('legacy on {0}', isoDay(legacyTime)),
    endOfLifeTime && l10n.t('end of life {0}', isoDay(endOfLifeTime)),
  ].filter((word) => word !== undefined && word !== '' && word !== false);
  return words.length === 0 ? undefined : words.join(', ');
}

/** `text, image → text`. */
export function modalitiesText({ inputModalities, outputModalities }: FoundationModel): string {
  const list = (modalities: readonly string[]): string => modalities.join(', ').toLowerCase();
  return `${list(inputModalities)} → ${list(outputModalities)}`;
}

/** `200K context`. */
export function contextWindowText(tokens: number | undefined): string | undefined {
  return tokens === undefined ? undefined : l10n.t('{0} context', compactTokens(tokens));
}

/** `200K`. */
export function compactTokens(tokens: number): string {
  return COMPACT.format(tokens);
}

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact' });

export function resourceKindText(kind: ResourceKind): string {
  const texts: Readonly<Record<ResourceKind, string>> = {
    'imported-model': l10n.t('imported model'),
    'custom-model': l10n.t('custom model'),
    'custom-model-deployment': l10n.t('custom model deployment'),
    'provisioned-throughput': l10n.t('provisioned throughput'),
    'prompt-router': l10n.t('prompt router'),
    'marketplace-endpoint': l10n.t('marketplace endpoint'),
  };
  return texts[kind];
}

/** Of an ISO 8601 time, as AWS's own pages tell it; anything else stays as it is. */
export function isoDay(time: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0] ?? time;
}
