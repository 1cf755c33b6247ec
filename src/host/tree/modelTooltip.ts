import * as l10n from '@vscode/l10n';
import type { ModelPrice } from '../../chat/prices.ts';
import { capabilitiesOf, capabilityIcon, capabilityText } from '../models/capabilities.ts';
import { remedyText, stateText, type StateFacts } from '../models/modelState.ts';
import { dollars, priceSourceText, shortPrice } from '../models/priceText.ts';
import { residencyText } from '../models/residency.ts';
import { destinationsText, dotted, modalitiesText } from '../words.ts';
import type { ModelNode, RouteNode } from './nodes.ts';
import { factTable, icon, plain, type Fact } from './tooltip.ts';

/** Everything that is known of a model, as a small table. */
export function modelTooltip(
  { model, routes }: ModelNode,
  facts: StateFacts,
  route: RouteNode | undefined,
  price: ModelPrice | undefined,
  uses: readonly string[],
): string {
  const state = dotted(...uses, stateText(facts)) ?? l10n.t('access not checked yet');
  const table = factTable(
    [l10n.t('State'), state],
    [
      [l10n.t('What to do'), escaped(remedyText(facts))],
      ...priceFacts(price),
      [l10n.t('Context'), escaped(tokensText(facts))],
      [l10n.t('Takes and gives'), escaped(modalitiesText(model))],
      [l10n.t('Can'), capabilityFact(facts)],
      [l10n.t('Sent as'), route && plain(route.route.id)],
      [l10n.t('Processed in'), route && plain(destinationFact(route))],
      [l10n.t('Routes'), routes.length > 1 ? String(routes.length) : undefined],
      [l10n.t('Provider'), escaped(model.provider)],
      [l10n.t('Model ID'), plain(model.modelId)],
    ],
  );
  const summary = escaped(model.summary);
  return [`**${plain(model.name)}**`, ...(summary === undefined ? [] : [summary]), table].join('\n\n');
}

function priceFacts(price: ModelPrice | undefined): readonly Fact[] {
  const short = shortPrice(price);
  if (!price || short === undefined) return [[l10n.t('Price'), plain(l10n.t('unknown'))]];
  const { cacheRead, cacheWrite } = price;
  return [
    [
      l10n.t('Price'),
      plain(
        l10n.t(
          '{0} in, {1} out per million tokens ({2})',
          dollars(price.input),
          dollars(price.output),
          priceSourceText(price),
        ),
      ),
    ],
    [
      l10n.t('Cached'),
      cacheRead === undefined && cacheWrite === undefined
        ? undefined
        : plain(l10n.t('{0} read, {1} written', dollars(cacheRead), dollars(cacheWrite))),
    ],
  ];
}

function tokensText({ model }: StateFacts): string | undefined {
  const { contextWindow, maxOutputTokens } = model;
  return dotted(
    contextWindow === undefined ? undefined : l10n.t('{0} tokens', NUMBER.format(contextWindow)),
    maxOutputTokens === undefined ? undefined : l10n.t('{0} out at most', NUMBER.format(maxOutputTokens)),
  );
}

const NUMBER = new Intl.NumberFormat('en');

function capabilityFact({ model }: StateFacts): string | undefined {
  const words = capabilitiesOf(model).map(
    (capability) => `${icon(capabilityIcon(capability))} ${plain(capabilityText(capability))}`,
  );
  return words.length === 0 ? undefined : words.join(' &nbsp;');
}

function destinationFact({ route: { destinationRegions } }: RouteNode): string {
  const residency = residencyText(destinationRegions);
  if (destinationRegions?.length === 1) return residency;
  return `${residency}: ${destinationsText(destinationRegions)}`;
}

function escaped(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plain(text);
}
