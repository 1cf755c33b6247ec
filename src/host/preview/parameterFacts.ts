import * as l10n from '@vscode/l10n';
import type { LeftOutParameter, RequestPlan, SentParameter } from '../../chat/requestPlan.ts';
import type { FactView } from '../../protocol/views.ts';
import type { Format } from '../panel/format.ts';
import { reasonText } from '../parameters/words.ts';

/** The parameters by the names that AWS and the settings give them: what is sent, what is not, and why. */
export function parameterFacts({ sent, leftOut, cachePoints }: RequestPlan, format: Format): FactView[] {
  return [
    ...sent.map((one) => ({ label: l10n.t('Sent'), value: sentText(one, format) })),
    ...cachePoints.map(({ after, estimatedPrefixTokens }) => ({
      label: l10n.t('Cache point'),
      value: l10n.t(
        'after the {0}, ≈ {1} tokens before it',
        after === 'system' ? l10n.t('rules') : l10n.t('earlier messages'),
        format.integer(estimatedPrefixTokens),
      ),
    })),
    ...leftOut.map((one) => ({ label: l10n.t('Not sent'), value: leftOutText(one) })),
    { label: l10n.t('Not sent'), value: l10n.t('what nobody set: the model’s own defaults apply') },
  ];
}

function sentText({ name, value, lowered }: SentParameter, { integer }: Format): string {
  const text = `${name}: ${value}`;
  return lowered
    ? l10n.t('{0} ({1} was set, which is more than the model gives)', text, integer(lowered.from))
    : text;
}

function leftOutText({ name, value, reason }: LeftOutParameter): string {
  return l10n.t('{0}: {1} ({2})', name, value, reasonText(reason));
}
