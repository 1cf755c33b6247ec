import * as l10n from '@vscode/l10n';
import type { ModelPrice } from '../../chat/prices.ts';

/** `$1 / $5`: in and out per million tokens; undefined where neither is known, which is then shown as unknown. */
export function shortPrice(price: ModelPrice | undefined): string | undefined {
  if (price?.input === undefined && price?.output === undefined) return undefined;
  return `${dollars(price.input)} / ${dollars(price.output)}`;
}

/** The same in words, as a screen reader is to say it. */
export function spokenPrice(price: ModelPrice | undefined): string {
  if (shortPrice(price) === undefined) return l10n.t('price unknown');
  const { input, output } = price ?? {};
  return l10n.t('{0} in and {1} out per million tokens', dollars(input), dollars(output));
}

/** `$0.25`, `$3`, `$1.10`, `$0.0008`: all digits of the figure, dimes as cents; `?` is unknown, never nought. */
export function dollars(amount: number | undefined): string {
  if (amount === undefined) return '?';
  const figure = FIGURE.format(amount);
  return `$${/\.\d$/.test(figure) ? `${figure}0` : figure}`;
}

const FIGURE = new Intl.NumberFormat('en', { maximumSignificantDigits: 6, useGrouping: false });

/** Whether list price or the person's own. */
export function priceSourceText({ source }: ModelPrice): string {
  return source === 'settings' ? l10n.t('your setting') : l10n.t('AWS list price');
}
