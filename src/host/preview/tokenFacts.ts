import * as l10n from '@vscode/l10n';
import type { Forecast } from '../../chat/forecast.ts';
import type { Reservation } from '../../chat/quota.ts';
import type { FactView } from '../../protocol/views.ts';
import type { Format } from '../panel/format.ts';
import { fact } from './facts.ts';
import type { Counted, PlannedCall } from './plannedCall.ts';

/** What goes in, what may come out, and what AWS takes of the quota and of the window for it. */
export function tokenFacts(
  { forecast, choices, counted }: PlannedCall,
  { integer, percent }: Format,
): readonly FactView[] {
  const { input, reserved, unmeasured, windowShare } = forecast;
  const { maxTokens } = reserved;
  return [
    fact(l10n.t('Input'), inputText(input, unmeasured, integer)),
    ...countFacts(counted),
    fact(
      l10n.t('Output'),
      maxTokens < choices.maxTokens
        ? l10n.t('at most {0} tokens: the model’s limit', integer(maxTokens))
        : l10n.t('at most {0} tokens', integer(maxTokens)),
    ),
    fact(l10n.t('Reserved quota'), quotaText(reserved, integer)),
    fact(
      l10n.t('Context window'),
      windowShare === undefined
        ? l10n.t('not known')
        : l10n.t(
            '{0} of {1} tokens, the longest answer included',
            percent(windowShare),
            integer(choices.target.contextWindow ?? 0),
          ),
    ),
  ];
}

function countFacts(counted: Counted | undefined): readonly FactView[] {
  if (counted?.kind === 'asking') return [fact(l10n.t('Counted by AWS'), l10n.t('asking…'))];
  if (counted?.kind !== 'impossible') return [];
  return [fact(l10n.t('Counted by AWS'), l10n.t('not possible: {0}', counted.why))];
}

function inputText(
  { tokens, error, calls, counted }: Forecast['input'],
  unmeasured: number,
  integer: Format['integer'],
): string {
  if (counted) return l10n.t('{0} tokens, counted by AWS', integer(tokens));
  const [least, most] = [tokens * (1 - error), tokens * (1 + error)].map((one) => integer(Math.round(one)));
  const band = l10n.t('≈ {0} tokens, likely {1} to {2}', integer(tokens), least ?? '', most ?? '');
  const basis =
    calls === 0
      ? l10n.t('a rule of thumb, not measured on this model yet')
      : calls === 1
        ? l10n.t('measured on one call of this model')
        : l10n.t('measured on {0} calls of this model', integer(calls));
  return unmeasured === 0
    ? l10n.t('{0} ({1})', band, basis)
    : l10n.t('{0} ({1}), without its pictures and documents', band, basis);
}

function quotaText({ total, burnDown }: Reservation, integer: Format['integer']): string {
  if (burnDown !== undefined) {
    return l10n.t(
      '≈ {0} tokens: each token of the answer counts {1} times',
      integer(total),
      integer(burnDown),
    );
  }
  return l10n.t(
    'at least ≈ {0} tokens: how often this model counts a token of its answer is not known',
    integer(total),
  );
}
