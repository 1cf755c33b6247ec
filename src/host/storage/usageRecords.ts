import * as v from 'valibot';
import type { UsageEntry } from '../../chat/usageEntry.ts';
import { optional } from './optional.ts';
import { StoredPrice, StoredUsage } from './storedConversation.ts';

/** The version of a line. Lines of a later one are left where they are, and counted by that version alone. */
const LINE_VERSION = 1;

/** Dates that a Date can be made of. */
const LATEST_MS = 8.64e15;

const Entry = v.looseObject({
  turnId: v.string(),
  at: v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST_MS)),
  account: optional(v.string()),
  profile: optional(v.string()),
  region: v.string(),
  modelId: v.string(),
  foundationModelId: optional(v.string()),
  modelLabel: v.string(),
  task: v.string(),
  usage: optional(
    v.pipe(
      StoredUsage,
      v.check((usage) =>
        Object.values(usage).every((tokens) => typeof tokens !== 'number' || isAmount(tokens)),
      ),
    ),
  ),
  usd: optional(v.pipe(v.number(), v.check(isAmount))),
  price: optional(StoredPrice),
});
const Line = v.looseObject({ version: v.literal(LINE_VERSION), entry: Entry });
const Later = v.looseObject({ version: v.pipe(v.number(), v.minValue(LINE_VERSION + 1)) });

export interface UsageRead {
  /** Each answer once, in the order in which they were first written. */
  readonly entries: readonly UsageEntry[];
  /** Lines that can't be read: half-written, or damaged. */
  readonly damaged: number;
  /** Lines that a later version has written. */
  readonly later: number;
}

/** A line of its own; the line break before it ends what another writer left half-written. */
export function encodeUsage(entry: UsageEntry): string {
  return `\n${JSON.stringify({ version: LINE_VERSION, entry })}\n`;
}

/** A line that can't be read costs that line alone. */
export function decodeUsage(file: string): UsageRead {
  const entries = new Map<string, UsageEntry>();
  let [damaged, later] = [0, 0];
  for (const text of file.split('\n')) {
    if (text === '') continue;
    const value = parsed(text);
    const line = v.safeParse(Line, value);
    if (line.success) note(entries, line.output.entry);
    else if (v.is(Later, value)) later += 1;
    else damaged += 1;
  }
  return { entries: [...entries.values()], damaged, later };
}

/** An answer may have been written twice, at a reload: what knows its tokens counts. */
function note(entries: Map<string, UsageEntry>, entry: UsageEntry): void {
  const key = `${entry.at} ${entry.turnId}`;
  const known = entries.get(key);
  if (!known || (!known.usage && entry.usage)) entries.set(key, entry);
}

function isAmount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
