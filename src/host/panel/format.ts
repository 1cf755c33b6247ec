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
  const locale = validLocale(language);
  const integers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    integer: (value) => integers.format(value),
    seconds: (ms) => l10n.t('{0} s', tenths.format(Math.max(0, ms) / 1000)),
  };
}

function validLocale(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
