import { median } from './statistics.ts';

/** One measured value, beside what it is to be compared with. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is divided by for the ratio, measured in the same run. */
  readonly baseline?: { readonly what: string; readonly value: number };
  readonly ratio?: number;
}

export interface Samples {
  readonly value: readonly number[];
  readonly baseline: readonly number[];
}

/** A value that stands alone: a count, a size. */
export function plain(name: string, value: number, unit: string): Figure {
  return { name, value, unit };
}

/** `value` over one other value. */
export function compared(
  name: string,
  value: number,
  unit: string,
  baseline: NonNullable<Figure['baseline']>,
): Figure {
  return { name, value, unit, baseline, ratio: value / baseline.value };
}

/** Medians of both, and the median of the ratios within each round: what slows a whole round down cancels out. */
export function ofRounds(name: string, { value, baseline }: Samples, unit: string, what: string): Figure {
  const ratios = value.map((one, i) => one / (baseline[i] ?? Number.NaN));
  return {
    name,
    value: median(value),
    unit,
    baseline: { what, value: median(baseline) },
    ratio: median(ratios),
  };
}
