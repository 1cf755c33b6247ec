import assert from 'node:assert/strict';
import { historySections, type HistoryView } from '../../../../src/host/history/historyRows.ts';
import type { HistoryEntry } from '../../../../src/host/storage/history.ts';

const NOW = new Date(2026, 10, 26, 12).getTime();
const HOUR = 60 * 60_000;

function entry(id: string, changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return { id, title: `Talk ${id}`, updatedAt: NOW, turns: 2, pinned: false, ...changes };
}

function view(changes: Partial<HistoryView> = {}): HistoryView {
  return {
    entries: [
      entry('a', { model: 'Claude Haiku 4.5', updatedAt: NOW - 5 * 60_000, turns: 1 }),
      entry('b', { pinned: true, updatedAt: NOW - 30 * HOUR }),
      entry('c', { updatedAt: NOW - 40 * 24 * HOUR }),
      entry('d', { updatedAt: NOW - 2 * 24 * HOUR }),
      entry('e', { updatedAt: NOW - 20 }),
    ],
    running: new Set(['e']),
    now: NOW,
    language: 'en',
    query: '',
    texts: new Map(),
    ...changes,
  };
}

describe('the list of conversations', () => {
  it('begins with those that answer and those that are pinned, then goes back in time', () => {
    const told = historySections(view()).map(({ label, rows }) => [
      label,
      rows.map((row) => `${row.label}: ${row.description}`),
    ]);
    assert.deepEqual(told, [
      ['Answering', ['Talk e: 2 prompts · just now']],
      ['Pinned', ['Talk b: 2 prompts · yesterday']],
      ['Today', ['Talk a: 1 prompt · Claude Haiku 4.5 · 5 minutes ago']],
      ['Last 7 days', ['Talk d: 2 prompts · 2 days ago']],
      ['Older', ['Talk c: 2 prompts · 40 days ago']],
    ]);
  });

  it('finds a title in any case', () => {
    const found = historySections(view({ query: ' TALK C' })).flatMap(({ rows }) => rows);
    assert.deepEqual(
      found.map(({ entry: { id } }) => id),
      ['c'],
    );
  });

  it('finds what was said, and shows the words around it', () => {
    const texts = new Map([['d', `${'before '.repeat(20)}the Needle\nin it${' after'.repeat(20)}`]]);
    const found = historySections(view({ query: 'needle', texts })).flatMap(({ rows }) => rows);
    assert.deepEqual(
      found.map(({ entry: { id }, detail }) => [id, detail]),
      [['d', '…before before before before before the Needle in it after after after after after aft…']],
    );
  });

  it('is empty where nothing is found', () => {
    assert.deepEqual(historySections(view({ query: 'nowhere' })), []);
  });
});
