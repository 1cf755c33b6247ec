import * as l10n from '@vscode/l10n';
import type { FactView } from '../../protocol/views.ts';
import type { Format } from '../panel/format.ts';
import { costFacts } from './costFacts.ts';
import { fact } from './facts.ts';
import { parameterFacts } from './parameterFacts.ts';
import type { PlannedCall } from './plannedCall.ts';
import { routeFacts } from './routeFacts.ts';
import { tokenFacts } from './tokenFacts.ts';

/** All of it, a row a fact, for the list at the composer and for the document. */
export function callFacts(call: PlannedCall, format: Format): FactView[] {
  return [
    ...routeFacts(call),
    ...contextFacts(call, format),
    ...tokenFacts(call, format),
    ...costFacts(call, format),
    ...parameterFacts(call.forecast.plan, format),
  ];
}

function contextFacts({ forecast, attachments }: PlannedCall, format: Format): readonly FactView[] {
  const { system, history, last } = forecast.parts;
  const about = (tokens: number): string => l10n.t('≈ {0} tokens', format.integer(tokens));
  return [
    fact(l10n.t('Rules'), about(system)),
    fact(
      l10n.t('Earlier messages'),
      history.messages === 0
        ? l10n.t('none')
        : l10n.t('{0}, {1}', format.integer(history.messages), about(history.tokens)),
    ),
    fact(l10n.t('This prompt'), about(last)),
    ...attachments.map(({ label, tokens }) =>
      fact(
        l10n.t('– with {0}', label),
        tokens === undefined ? l10n.t('only the model can say how much') : about(tokens),
      ),
    ),
  ];
}
