import type { Figure } from './figure.ts';

const HEAD = ['figure', 'value', 'unit', 'baseline', 'ratio'] as const;
/** Columns of numbers. */
const RIGHT: ReadonlySet<number> = new Set([1, 4]);

/** Lines of text, the columns under each other. */
export function table(figures: readonly Figure[]): string[] {
  const rows = [HEAD, ...figures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => padded(cell, widths[i] ?? 0, RIGHT.has(i)))
      .join('  ')
      .trimEnd(),
  );
}

function cells({ name, value, unit, baseline, ratio }: Figure): readonly string[] {
  return [
    name,
    number(value),
    unit,
    baseline ? `${number(baseline.value)} (${baseline.what})` : '',
    ratio === undefined ? '' : `${number(ratio)} ×`,
  ];
}

/** Three digits that count, the rest is noise; whole numbers as they are: `0.0123`, `1.23`, `12.3`, `12,345`. */
export function number(value: number): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? {} : { maximumSignificantDigits: 3 };
  return new Intl.NumberFormat('en', { maximumFractionDigits: 0, ...digits }).format(value);
}

function padded(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}
