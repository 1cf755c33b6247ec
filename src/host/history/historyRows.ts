import * as l10n from '@vscode/l10n';
import type { HistoryEntry } from '../storage/history.ts';

export interface HistoryRow {
  readonly entry: HistoryEntry;
  readonly running: boolean;
  readonly label: string;
  readonly description: string;
  /** What was found, with the words around it. */
  readonly detail?: string;
}

export interface HistorySection {
  readonly label: string;
  readonly rows: readonly HistoryRow[];
}

export interface HistoryView {
  readonly entries: readonly HistoryEntry[];
  /** IDs of conversations that answer now. */
  readonly running: ReadonlySet<string>;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly language: string;
  readonly query: string;
  /** Everything that was said, by ID; what is not there has not been read. */
  readonly texts: ReadonlyMap<string, string>;
}

const DAY_MS = 24 * 60 * 60_000;
const AROUND = 40;

/** What history shows for a search: conversations in whose title or words the query is found, in any case. */
export function historySections(view: HistoryView): readonly HistorySection[] {
  const rows = view.entries.flatMap((entry) => rowOf(entry, view) ?? []);
  const sections = new Map<string, HistoryRow[]>();
  for (const row of rows) {
    const label = sectionOf(row, view.now);
    sections.set(label, [...(sections.get(label) ?? []), row]);
  }
  const order = [
    l10n.t('Answering'),
    l10n.t('Pinned'),
    l10n.t('Today'),
    l10n.t('Last 7 days'),
    l10n.t('Older'),
  ];
  return order.flatMap((label) => {
    const found = sections.get(label);
    return found ? [{ label, rows: found }] : [];
  });
}

function rowOf(entry: HistoryEntry, view: HistoryView): HistoryRow | undefined {
  const query = view.query.trim().toLocaleLowerCase(view.language);
  const text = view.texts.get(entry.id) ?? '';
  const at = query === '' ? -1 : text.toLocaleLowerCase(view.language).indexOf(query);
  const inTitle = entry.title.toLocaleLowerCase(view.language).includes(query);
  if (!inTitle && at < 0) return undefined;
  return {
    entry,
    running: view.running.has(entry.id),
    label: entry.title || l10n.t('Untitled'),
    description: descriptionOf(entry, view),
    ...(at >= 0 && { detail: excerpt(text, at, query.length) }),
  };
}

function sectionOf({ running, entry: { pinned, updatedAt } }: HistoryRow, now: number): string {
  if (running) return l10n.t('Answering');
  if (pinned) return l10n.t('Pinned');
  if (new Date(updatedAt).toDateString() === new Date(now).toDateString()) return l10n.t('Today');
  return now - updatedAt < 7 * DAY_MS ? l10n.t('Last 7 days') : l10n.t('Older');
}

function descriptionOf({ turns, model, updatedAt }: HistoryEntry, { now, language }: HistoryView): string {
  const prompts = turns === 1 ? l10n.t('1 prompt') : l10n.t('{0} prompts', turns);
  return [prompts, model, ago(updatedAt, now, language)].filter((part) => part !== undefined).join(' · ');
}

const STEPS = [
  { unit: 'day', ms: DAY_MS },
  { unit: 'hour', ms: 60 * 60_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

function ago(at: number, now: number, language: string): string {
  const passed = Math.max(0, now - at);
  const step = STEPS.find(({ ms }) => passed >= ms);
  if (!step) return l10n.t('just now');
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return format.format(-Math.floor(passed / step.ms), step.unit);
}

function excerpt(text: string, at: number, length: number): string {
  const from = Math.max(0, at - AROUND);
  const to = Math.min(text.length, at + length + AROUND);
  const words = text.slice(from, to).replaceAll(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${words}${to < text.length ? '…' : ''}`;
}
