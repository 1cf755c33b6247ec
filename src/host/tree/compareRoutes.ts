import * as l10n from '@vscode/l10n';
import type { ModelPrice } from '../../chat/prices.ts';
import type { PolicyRefusal } from '../../chat/residency.ts';
import { shortPrice } from '../models/priceText.ts';
import { residencyText } from '../models/residency.ts';
import { destinationsText, dotted, routeKindText } from '../words.ts';
import type { RouteNode } from './nodes.ts';
import { plain } from './tooltip.ts';

/** A route of one side of the comparison, with what was known when it was asked for. */
export interface ComparedRoute {
  readonly node: RouteNode;
  readonly price: ModelPrice | undefined;
  /** Why the settings keep calls from taking it. */
  readonly refusal: PolicyRefusal | undefined;
  /** The one that is taken first, of those that the settings allow. */
  readonly isBest: boolean;
}

/** Every route to a model as a Markdown table, best first: where data may go, what it costs, whether it may be taken. */
export function routeTable(routes: readonly ComparedRoute[]): string {
  if (routes.length === 0) return plain(l10n.t('The region offers no route to it.'));
  const heads = [
    l10n.t('Route'),
    l10n.t('Sent as'),
    l10n.t('Data residency'),
    l10n.t('Processed in'),
    l10n.t('Price in / out'),
    l10n.t('Allowed by the settings'),
  ];
  return [
    line(heads.map(plain)),
    `|${' :-- |'.repeat(heads.length)}`,
    ...routes.map((route) => line(cells(route))),
  ].join('\n');
}

function cells({ node: { route }, price, refusal, isBest }: ComparedRoute): readonly string[] {
  const { kind, id, name, destinationRegions } = route;
  const kindName = routeKindText(kind);
  const label = kind === 'on-demand' ? kindName : (dotted(name, kindName) ?? '');
  return [
    isBest ? `**${plain(label)}** (${plain(l10n.t('best'))})` : plain(label),
    plain(id),
    plain(residencyText(destinationRegions)),
    plain(destinationsText(destinationRegions)),
    plain(shortPrice(price) ?? '–'),
    plain(refusal ? refusalText(refusal) : l10n.t('yes')),
  ];
}

function refusalText(refusal: PolicyRefusal): string {
  switch (refusal.kind) {
    case 'region-not-allowed':
      return l10n.t('no: {0} not among the allowed regions', refusal.regions.join(', '));
    case 'global-not-allowed':
      return l10n.t('no: global profiles are off');
    case 'application-profile-required':
      return l10n.t('no: only application profiles are used');
  }
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
