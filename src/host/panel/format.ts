import * as l10n from '@vscode/l10n';

/** Numbers as the display language writes them. */
export interface Format {
  /** `1,204` */
  readonly integer: (value: number) => string;
  /** Milliseconds as seconds: `2.3 s`. */
  readonly seconds: (ms: number) => string;
  /** US dollars, as exact as their size needs: `$12.30`, `$0.0042`. */
  readonly usd: (value: number) => string;
  /** `3.2K` */
  readonly compact: (value: number) => string;
  /** A share of 1: `82%`. */
  readonly percent: (share: number) => string;
  /** Epoch milliseconds as a date, in the machine's time zone: `26 Nov 2026`. */
  readonly day: (ms: number) => string;
}

/** `language` as `vscode.env.language` has it; one that is no language tag gets the machine's own. */
export function createFormat(language: string): Format {
  // A process's first formatter loads ICU's data, half of what activation would cost: it waits for a first number.
  let made: Formatters | undefined;
  const formatters = (): Formatters => (made ??= createFormatters(language));
  return {
    integer: (value) => formatters().integers.format(value),
    usd: (value) => usdText(formatters(), value),
    compact: (value) => formatters().compact.format(value),
    percent: (share) => formatters().percents.format(share),
    day: (ms) => formatters().days.format(ms),
    seconds: (ms) => l10n.t('{0} s', formatters().tenths.format(Math.max(0, ms) / 1000)),
  };
}

interface Formatters {
  readonly integers: Intl.NumberFormat;
  readonly tenths: Intl.NumberFormat;
  readonly compact: Intl.NumberFormat;
  readonly percents: Intl.NumberFormat;
  readonly dollars: Intl.NumberFormat;
  readonly smallSums: Intl.NumberFormat;
  readonly days: Intl.DateTimeFormat;
}

const LEAST_USD = 0.000_01;
const LEAST_WITH_CENTS = 0.1;

/** Two digits that count, but cents at least: a turn often costs less than one. */
function usdText({ dollars, smallSums }: Formatters, value: number): string {
  if (value === 0 || value >= LEAST_WITH_CENTS) return dollars.format(value);
  return value < LEAST_USD ? l10n.t('< {0}', smallSums.format(LEAST_USD)) : smallSums.format(value);
}

const USD = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;

function createFormatters(language: string): Formatters {
  const locale = validLocale(language);
  return {
    integers: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
    tenths: new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    compact: new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
    percents: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
    dollars: new Intl.NumberFormat(locale, USD),
    smallSums: new Intl.NumberFormat(locale, {
      ...USD,
      maximumSignificantDigits: 2,
    }),
    days: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }),
  };
}

function validLocale(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
