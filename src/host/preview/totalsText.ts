import * as l10n from '@vscode/l10n';
import type { Totals } from '../../chat/totals.ts';
import type { Format } from '../panel/format.ts';

/** `So far: 38.7K tokens in · 4.2K out · ≈ $0.12`. */
export function totalsLine(totals: Totals, format: Format): string {
  return [
    l10n.t('So far: {0} tokens in', format.compact(totals.input)),
    l10n.t('{0} out', format.compact(totals.output)),
    costText(totals, format),
  ].join(' · ');
}

/** `2 answers, 38,700 tokens in (20,000 read from the cache, 0 written to it), 4,200 out, ≈ $0.12`. */
export function totalsDetail(totals: Totals, format: Format): string {
  const { integer } = format;
  const { answers, input, cacheRead, cacheWrite, output } = totals;
  const read = l10n.t('{0} tokens in', integer(input));
  return [
    answers === 1 ? l10n.t('1 answer') : l10n.t('{0} answers', integer(answers)),
    cacheRead === 0 && cacheWrite === 0
      ? read
      : l10n.t(
          '{0} ({1} read from the cache, {2} written to it)',
          read,
          integer(cacheRead),
          integer(cacheWrite),
        ),
    l10n.t('{0} out', integer(output)),
    costText(totals, format),
  ].join(', ');
}

/** From list prices; what is not known is said, so that nobody takes the rest for the whole. */
function costText({ answers, usd, unpriced }: Totals, format: Format): string {
  if (unpriced === 0) return l10n.t('≈ {0}', format.usd(usd));
  if (unpriced === answers) return l10n.t('cost unknown');
  return l10n.t('≈ {0} and {1} of unknown cost', format.usd(usd), format.integer(unpriced));
}
