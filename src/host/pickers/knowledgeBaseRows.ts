import * as l10n from '@vscode/l10n';
import type { KnowledgeBaseRef, KnowledgeBaseSummary } from '../../chat/resources.ts';
import { dotted } from '../words.ts';
import { notice } from './failureRows.ts';
import { item, separator, value, type PickItem, type PickRow } from './rows.ts';

/** `knowledgeBase` undefined: none. */
export interface KnowledgeBasePick {
  readonly knowledgeBase?: KnowledgeBaseRef;
}

/** Known before anything is loaded. */
export function noKnowledgeBaseRow(chosen: KnowledgeBaseRef | undefined): PickItem<KnowledgeBasePick> {
  return item(l10n.t('None'), {
    description: l10n.t('answers come from the model alone'),
    icon: 'circle-slash',
    current: chosen === undefined,
    choose: value({}),
  });
}

export function knowledgeBaseRows(
  knowledgeBases: readonly KnowledgeBaseSummary[],
  chosen: KnowledgeBaseRef | undefined,
  region: string,
): readonly PickRow<KnowledgeBasePick>[] {
  return [
    noKnowledgeBaseRow(chosen),
    separator(l10n.t('Knowledge bases in {0}', region)),
    ...goneRow(knowledgeBases, chosen, region),
    ...knowledgeBases.map((knowledgeBase) => knowledgeBaseRow(knowledgeBase, chosen)),
    ...(knowledgeBases.length === 0 ? [emptyRow(region)] : []),
  ];
}

function knowledgeBaseRow(
  { id, name, status, description }: KnowledgeBaseSummary,
  chosen: KnowledgeBaseRef | undefined,
): PickItem<KnowledgeBasePick> {
  return item(name, {
    // Any status but ACTIVE is told as AWS spells it.
    description: dotted(status === 'ACTIVE' ? undefined : status, id),
    detail: description,
    icon: 'book',
    current: chosen?.id === id,
    choose: value({ knowledgeBase: { id, name } }),
  });
}

function goneRow(
  knowledgeBases: readonly KnowledgeBaseSummary[],
  chosen: KnowledgeBaseRef | undefined,
  region: string,
): readonly PickItem<never>[] {
  if (!chosen || knowledgeBases.some(({ id }) => id === chosen.id)) return [];
  return [
    notice(
      l10n.t('“{0}” is chosen, but {1} does not list it', chosen.name, region),
      'warning',
      l10n.t('Pick another one, or none.'),
    ),
  ];
}

function emptyRow(region: string): PickItem<never> {
  return notice(
    l10n.t('No knowledge bases'),
    'info',
    l10n.t(
      'This account has none in {0}. They are made in the Amazon Bedrock console, for each region.',
      region,
    ),
  );
}
