import * as l10n from '@vscode/l10n';
import type { AgreementOffer, OfferRate } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { plain } from './tooltip.ts';

/** What access is requested to, and as whom. */
export interface AccessSubject {
  readonly connection: Connection;
  readonly modelId: string;
  readonly name: string;
  readonly provider: string;
}

/** The terms of each offer, as Markdown whose foreign text is escaped. */
export function offersDocument(
  { name, provider, modelId, connection }: AccessSubject,
  offers: readonly AgreementOffer[],
  account: string,
): string {
  const head = [
    `# ${plain(l10n.t('Agreement for {0}', name))}`,
    plain(
      l10n.t(
        'AWS offers {0} of {1} to the account {2} in {3} on these terms. Nothing is accepted by looking at them.',
        name,
        provider,
        account,
        connection.region,
      ),
    ),
    `${plain(l10n.t('Model ID'))}: ${plain(modelId)}`,
  ];
  return [
    ...head,
    ...offers.flatMap((offer, i) => offerParts(offer, offers.length > 1 ? i + 1 : undefined)),
  ].join('\n\n');
}

function offerParts(offer: AgreementOffer, number: number | undefined): readonly string[] {
  const { legalTermsUrl, refundPolicy, duration, rates, id } = offer;
  const unknown = l10n.t('AWS does not say');
  return [
    ...(number === undefined ? [] : [`## ${plain(l10n.t('Offer {0}', number))}`]),
    `### ${plain(l10n.t('Terms'))}`,
    [
      `| ${plain(l10n.t('Term'))} | |`,
      '| :-- | :-- |',
      `| ${plain(l10n.t('Legal terms'))} | ${plain(legalTermsUrl ?? unknown)} |`,
      `| ${plain(l10n.t('Refunds'))} | ${plain(refundPolicy ?? unknown)} |`,
      `| ${plain(l10n.t('Duration'))} | ${plain(duration ?? unknown)} |`,
      ...(id === undefined ? [] : [`| ${plain(l10n.t('Offer ID'))} | ${plain(id)} |`]),
    ].join('\n'),
    `### ${plain(l10n.t('Prices'))}`,
    rates.length === 0 ? plain(unknown) : rateTable(rates),
  ];
}

function rateTable(rates: readonly OfferRate[]): string {
  const cell = (text: string | undefined) => (text === undefined ? '–' : plain(text));
  return [
    `| ${plain(l10n.t('What'))} | ${plain(l10n.t('US dollars'))} | ${plain(l10n.t('per'))} |`,
    '| :-- | --: | :-- |',
    ...rates.map(
      ({ dimension, description, price, unit }) =>
        `| ${cell(description ?? dimension)} | ${cell(price)} | ${cell(unit)} |`,
    ),
  ].join('\n');
}
