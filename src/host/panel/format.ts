import * as l10n from '@vscode/l10n';

/** Numbers as the display language writes them. */
export interface Format {
  /** `1,204` */
  readonly integer: (value: number) => string;
  /** Milliseconds as seconds: `2.3 s`. */
  readonly seconds: (ms: number) => string;
}

/** `language` as `vscode.env.language` has it; one that is no language tag gets the machine's own. */
export function createFormat(language: string): Format {
  // A process's first formatter loads ICU's data, half of what activation would cost: it waits for a first number.
  let made: Formatters | undefined;
  const formatters = (): Formatters => (made ??= createFormatters(language));
  return {
    integer: (value) => formatters().integers.format(value),
    seconds: (ms) => l10n.t('{0} s', formatters().tenths.format(Math.max(0, ms) / 1000)),
  };
}

interface Formatters {
  readonly integers: Intl.NumberFormat;
  readonly tenths: Intl.NumberFormat;
}

function createFormatters(language: string): Formatters {
  const locale = validLocale(language);
  return {
    integers: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
    tenths: new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  };
}

function validLocale(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
