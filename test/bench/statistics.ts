/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const lower = sorted[Math.ceil(middle) - 1];
  const upper = sorted[Math.floor(middle)];
  if (lower === undefined || upper === undefined) throw new Error('No values, no median');
  return (lower + upper) / 2;
}

export type Subjects<K extends string, T> = Readonly<Record<K, () => Promise<T>>>;

/**
 * Runs every subject once a round, one after another, and begins each round with another of them: a busy moment of
 * the machine, or going first, is nobody's alone. A round before the first is not counted: it warms up.
 */
export async function interleaved<K extends string, T>(
  rounds: number,
  subjects: Subjects<K, T>,
): Promise<Record<K, T[]>> {
  const names = Object.keys(subjects) as K[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of rotated(names, round)) {
      const sample = await subjects[name]();
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}

/** `abc` → `bca` for 1 */
export function rotated<T>(items: readonly T[], by: number): T[] {
  const at = by % Math.max(1, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
}
