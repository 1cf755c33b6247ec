import * as l10n from '@vscode/l10n';
import type { GuardrailRef, GuardrailSummary } from '../../chat/resources.ts';
import { dotted } from '../words.ts';
import { notice } from './failureRows.ts';
import { item, separator, value, type PickItem, type PickRow } from './rows.ts';

/** A guardrail whose version is still to be chosen, or none. */
export type GuardrailPick =
  { readonly kind: 'none' } | { readonly kind: 'guardrail'; readonly guardrail: GuardrailSummary };

export type VersionPick =
  { readonly kind: 'version'; readonly guardrail: GuardrailRef } | { readonly kind: 'back' };

/** Known before anything is loaded. */
export function noGuardrailRow(chosen: GuardrailRef | undefined): PickItem<GuardrailPick> {
  return item(l10n.t('None'), {
    description: l10n.t('calls go without a guardrail'),
    icon: 'circle-slash',
    current: chosen === undefined,
    choose: value({ kind: 'none' }),
  });
}

export function guardrailRows(
  guardrails: readonly GuardrailSummary[],
  chosen: GuardrailRef | undefined,
  region: string,
): readonly PickRow<GuardrailPick>[] {
  return [
    noGuardrailRow(chosen),
    separator(l10n.t('Guardrails in {0}', region)),
    ...goneRow(guardrails, chosen, region),
    ...guardrails.map((guardrail) => guardrailRow(guardrail, chosen)),
    ...(guardrails.length === 0 ? [emptyRow(region)] : []),
  ];
}

/** `versions` as the source gives them: DRAFT first, then the newest. */
export function versionRows(
  versions: readonly GuardrailSummary[],
  chosen: GuardrailRef | undefined,
): readonly PickRow<VersionPick>[] {
  return versions.map(({ id, name, version, status, description }) =>
    item(version === 'DRAFT' ? l10n.t('DRAFT') : l10n.t('Version {0}', version), {
      description: dotted(
        version === 'DRAFT' ? l10n.t('changes whenever somebody edits it') : undefined,
        unlessReady(status),
      ),
      detail: description,
      icon: version === 'DRAFT' ? 'edit' : 'shield',
      current: chosen?.id === id && chosen.version === version,
      choose: value({ kind: 'version', guardrail: { id, name, version } }),
    }),
  );
}

function guardrailRow(
  guardrail: GuardrailSummary,
  chosen: GuardrailRef | undefined,
): PickItem<GuardrailPick> {
  const current = chosen?.id === guardrail.id;
  return item(guardrail.name, {
    description: dotted(
      current ? versionText(chosen.version) : undefined,
      unlessReady(guardrail.status),
      guardrail.id,
    ),
    detail: guardrail.description,
    icon: 'shield',
    current,
    choose: value({ kind: 'guardrail', guardrail }),
  });
}

export function versionText(version: string): string {
  return version === 'DRAFT' ? version : l10n.t('version {0}', version);
}

/** Any status but READY is told as AWS spells it. */
function unlessReady(status: string): string | undefined {
  return status === 'READY' ? undefined : status;
}

function goneRow(
  guardrails: readonly GuardrailSummary[],
  chosen: GuardrailRef | undefined,
  region: string,
): readonly PickItem<never>[] {
  if (!chosen || guardrails.some(({ id }) => id === chosen.id)) return [];
  return [
    notice(
      l10n.t('“{0}” is chosen, but {1} does not list it', chosen.name, region),
      'warning',
      l10n.t('Calls fail until another one or none is picked: none is ever left out silently.'),
    ),
  ];
}

function emptyRow(region: string): PickItem<never> {
  return notice(
    l10n.t('No guardrails'),
    'info',
    l10n.t(
      'This account has none in {0}. They are made in the Amazon Bedrock console, for each region.',
      region,
    ),
  );
}
