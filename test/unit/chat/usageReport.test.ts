import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dayOf,
  modelOf,
  placeOf,
  usageBy,
  usageReport,
  type UsageSum,
} from '../../../src/chat/usageReport.ts';
import { CUT, ENTRY, entries, NOON } from './usageSamples.ts';

const NOTHING = usageReport([], NOON).total;

function together(sums: readonly UsageSum[]): UsageSum {
  return sums.reduce(
    (a, b) => ({
      answers: a.answers + b.answers,
      input: a.input + b.input,
      cacheRead: a.cacheRead + b.cacheRead,
      cacheWrite: a.cacheWrite + b.cacheWrite,
      output: a.output + b.output,
      usd: a.usd + b.usd,
      unpriced: a.unpriced + b.unpriced,
      unmeasured: a.unmeasured + b.unmeasured,
    }),
    NOTHING,
  );
}

describe('What all answers took', () => {
  it('is the same in total, by day, by model and by account', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const report = usageReport(all, NOON);
        const sums = [dayOf, modelOf, placeOf].map((keyOf) =>
          together(usageBy(all, keyOf).map(({ sum }) => sum)),
        );
        assert.deepEqual(sums, [report.total, report.total, report.total]);
        assert.deepEqual(together(report.models.map(({ sum }) => sum)), report.total);
        assert.deepEqual(together(report.places.map(({ sum }) => sum)), report.total);
        assert.deepEqual(together(report.days.map(({ sum }) => sum)), report.recent);
      }),
    );
  });

  it('counts what AWS never told as unknown, not as nothing', () => {
    const { usage } = ENTRY;
    assert.deepEqual(
      usageReport([ENTRY, { ...CUT, turnId: 'b' }, { ...CUT, ...(usage && { usage }), turnId: 'c' }], NOON)
        .total,
      {
        answers: 3,
        input: 2000,
        cacheRead: 0,
        cacheWrite: 0,
        output: 400,
        usd: 0.5,
        unpriced: 2,
        unmeasured: 1,
      },
    );
  });
});

describe('A report of usage', () => {
  it('sums this month and the last 30 days by the machine’s calendar', () => {
    const at = (month: number, day: number, hour = 0) => ({
      ...ENTRY,
      turnId: `${month}-${day}-${hour}`,
      at: new Date(2026, month, day, hour).getTime(),
    });
    const report = usageReport(
      [at(9, 27, 23), at(9, 28), at(9, 31, 23), at(10, 1), at(10, 26, 11), at(10, 26)],
      NOON,
    );
    assert.deepEqual(
      [report.total.answers, report.recent.answers, report.month.answers, report.since],
      [6, 5, 3, at(9, 27, 23).at],
    );
    assert.deepEqual(
      report.days.map(({ latest, sum }) => [latest.turnId, sum.answers]),
      [
        ['10-26-11', 2],
        ['10-1-0', 1],
        ['9-31-23', 1],
        ['9-28-0', 1],
      ],
    );
  });

  it('puts a model’s routes together, and keeps accounts and regions apart', () => {
    const report = usageReport(
      [
        ENTRY,
        { ...ENTRY, turnId: 'b', modelId: 'global.m-1', usd: 2, profile: 'prod' },
        { ...CUT, turnId: 'c', usd: 0.5 },
        { ...ENTRY, turnId: 'd', region: 'us-east-1', usd: 9 },
      ],
      NOON,
    );
    assert.deepEqual(
      report.models.map(({ sum }) => sum.usd),
      [12],
    );
    assert.deepEqual(
      report.places.map(({ sum }) => sum.usd),
      [9, 2.5, 0.5],
    );
  });
});
