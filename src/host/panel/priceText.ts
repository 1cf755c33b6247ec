import * as l10n from '@vscode/l10n';
import type { ModelPrice } from '../../chat/prices.ts';
import type { Format } from './format.ts';

/** `list price $1.00 in, $5.00 out per million tokens`. */
export function priceText({ input, output, source }: ModelPrice, { usd }: Format): string {
  const rate = (value: number | undefined): string => (value === undefined ? '?' : usd(value));
  return source === 'settings'
    ? l10n.t('{0} in, {1} out per million tokens, from the settings', rate(input), rate(output))
    : l10n.t('list price {0} in, {1} out per million tokens', rate(input), rate(output));
}
