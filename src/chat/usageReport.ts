import { NO_TOTALS, plus, type Totals } from './totals.ts';
import type { UsageEntry } from './usageEntry.ts';

export interface UsageSum extends Totals {
  /** Answers whose tokens AWS never told: stopped, or cut. They are among the `unpriced`. */
  readonly unmeasured: number;
}

/** Entries that have something in common. */
export interface UsageGroup {
  /** The latest of them, which names the group. */
  readonly latest: UsageEntry;
  readonly sum: UsageSum;
}

export interface UsageReport {
  readonly total: UsageSum;
  /** Of the calendar month. */
  readonly month: UsageSum;
  /** Of the last 30 days, today included. */
  readonly recent: UsageSum;
  /** The days of the last 30 on which there was something, the latest first. */
  readonly days: readonly UsageGroup[];
  /** Of all time, the dearest first. */
  readonly models: readonly UsageGroup[];
  readonly places: readonly UsageGroup[];
  /** Epoch milliseconds of the first entry; undefined: there is none. */
  readonly since: number | undefined;
}

const RECENT_DAYS = 30;
const NOTHING: UsageSum = { ...NO_TOTALS, unmeasured: 0 };

/** Days and months are those of the machine's time zone; `now`: epoch milliseconds. */
export function usageReport(entries: readonly UsageEntry[], now: number): UsageReport {
  const today = new Date(now);
  const monthBegan = new Date(today.getFullYear(), today.getMonth(), 1).getTime();
  const recentBegan = new Date(
    today.getFullYear(),
    today.getMonth(),
    today.getDate() - RECENT_DAYS + 1,
  ).getTime();
  const recent = entries.filter(({ at }) => at >= recentBegan);
  return {
    total: sumOf(entries),
    month: sumOf(entries.filter(({ at }) => at >= monthBegan)),
    recent: sumOf(recent),
    days: usageBy(recent, dayOf).toSorted((a, b) => b.latest.at - a.latest.at),
    models: usageBy(entries, modelOf).toSorted(byCost),
    places: usageBy(entries, placeOf).toSorted(byCost),
    since: entries.reduce<number | undefined>((first, { at }) => Math.min(first ?? at, at), undefined),
  };
}

/** Each entry is in one group. */
export function usageBy(
  entries: readonly UsageEntry[],
  keyOf: (entry: UsageEntry) => string,
): readonly UsageGroup[] {
  const groups = new Map<string, UsageGroup>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const { latest, sum } = groups.get(key) ?? { latest: entry, sum: NOTHING };
    groups.set(key, { latest: entry.at >= latest.at ? entry : latest, sum: withEntry(sum, entry) });
  }
  return [...groups.values()];
}

export function dayOf({ at }: UsageEntry): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${day.getMonth()}-${day.getDate()}`;
}

/** The foundation model, by whatever route it was called. */
export function modelOf({ foundationModelId, modelId }: UsageEntry): string {
  return foundationModelId ?? modelId;
}

/** The account and region; where the account is not known, the profile stands for it. */
export function placeOf({ account, profile, region }: UsageEntry): string {
  return JSON.stringify(account === undefined ? [null, profile ?? null, region] : [account, region]);
}

function sumOf(entries: readonly UsageEntry[]): UsageSum {
  return entries.reduce(withEntry, NOTHING);
}

function withEntry(sum: UsageSum, entry: UsageEntry): UsageSum {
  return { ...plus(sum, entry), unmeasured: sum.unmeasured + (entry.usage ? 0 : 1) };
}

function byCost(a: UsageGroup, b: UsageGroup): number {
  return b.sum.usd - a.sum.usd || b.sum.answers - a.sum.answers;
}
