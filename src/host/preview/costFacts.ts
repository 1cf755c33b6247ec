import * as l10n from '@vscode/l10n';
import type { ForecastCost } from '../../chat/forecast.ts';
import type { ModelPrice } from '../../chat/prices.ts';
import type { FactView } from '../../protocol/views.ts';
import type { Format } from '../panel/format.ts';
import { priceText } from '../panel/priceText.ts';
import { fact } from './facts.ts';
import type { PlannedCall } from './plannedCall.ts';
import { totalsDetail } from './totalsText.ts';

/** What the call will cost, and what the conversation has cost. */
export function costFacts({ forecast, choices, totals }: PlannedCall, format: Format): readonly FactView[] {
  const { cost, plan } = forecast;
  return [
    fact(l10n.t('Cost of this call'), costText(cost, choices.price, format)),
    ...(cost === undefined || plan.cachePoints.length === 0
      ? []
      : [fact(l10n.t('Cache'), l10n.t('what is read from it costs less, what is written to it more'))]),
    ...(totals.answers === 0 ? [] : [fact(l10n.t('Conversation so far'), totalsDetail(totals, format))]),
  ];
}

function costText(cost: ForecastCost | undefined, price: ModelPrice | undefined, format: Format): string {
  if (price === undefined) return l10n.t('unknown: no price of this model is known');
  if (cost === undefined) {
    return l10n.t('unknown: the price of a part is not known ({0})', priceText(price, format));
  }
  const { usd } = format;
  return l10n.t(
    '≈ {0} for the input, at most ≈ {1} with the longest answer ({2})',
    usd(cost.input),
    usd(cost.most),
    priceText(price, format),
  );
}
