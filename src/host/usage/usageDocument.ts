import * as l10n from '@vscode/l10n';
import { modelOf, usageReport, type UsageGroup, type UsageSum } from '../../chat/usageReport.ts';
import type { UsageEntry } from '../../chat/usageEntry.ts';
import type { Format } from '../panel/format.ts';
import type { UsageRead } from '../storage/usageRecords.ts';
import { plain } from '../tree/tooltip.ts';
import { dotted } from '../words.ts';

export interface UsageView {
  readonly read: UsageRead;
  /** Whether answers are recorded now. */
  readonly recording: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly format: Format;
}

/** What was used and what it cost, as Markdown whose foreign text is escaped. */
export function usageDocument(view: UsageView): string {
  const { read, recording } = view;
  const parts = [
    `# ${plain(usageTitle())}`,
    ...(recording
      ? []
      : [plain(l10n.t('Recording is off: bedrockWorkbench.usageHistory. What follows is from before.'))]),
    ...(read.entries.length === 0 ? [plain(nothingYet())] : report(view)),
    ...unread(read, view.format),
  ];
  return `${parts.join('\n\n')}\n`;
}

export function usageTitle(): string {
  return l10n.t('Usage and Cost');
}

function nothingYet(): string {
  return l10n.t(
    'Nothing is recorded yet. What each answer of a model takes, in the chat or beside code, is added here once it is over.',
  );
}

function report({ read: { entries }, now, format }: UsageView): readonly string[] {
  const { total, month, recent, days, models, places, since = now } = usageReport(entries, now);
  const all = l10n.t('All since {0}', format.day(since));
  const sums: readonly Row[] = [
    [l10n.t('This month'), month],
    [l10n.t('Last 30 days'), recent],
    [all, total],
  ];
  const rows = (groups: readonly UsageGroup[], name: (latest: UsageEntry) => string): readonly Row[] =>
    groups.map(({ latest, sum }) => [name(latest), sum]);
  return [
    plain(whatItIs()),
    table('', sums, format),
    `## ${plain(l10n.t('Last 30 days'))}`,
    days.length === 0
      ? plain(l10n.t('Nothing was used.'))
      : table(
          l10n.t('Day'),
          rows(days, ({ at }) => format.day(at)),
          format,
        ),
    `## ${plain(l10n.t('Models'))}`,
    table(l10n.t('Model'), rows(models, modelName), format),
    `## ${plain(l10n.t('Accounts and regions'))}`,
    table(l10n.t('Account'), rows(places, placeName), format),
    ...(total.unmeasured === 0 ? [] : [plain(unmeasuredText(total, format))]),
    plain(l10n.t('The command “Clear Usage History” deletes all of it.')),
  ];
}

function whatItIs(): string {
  return l10n.t(
    'Computed on this machine for the answers of this extension, from the tokens that AWS told with each and the price that was known then: AWS’s list price, or your own. It is not a bill: what counts is AWS’s, which knows discounts and taxes, guardrails and knowledge bases.',
  );
}

type Row = readonly [name: string, sum: UsageSum];

function table(head: string, rows: readonly Row[], format: Format): string {
  const columns = [
    l10n.t('Answers'),
    l10n.t('Tokens in'),
    l10n.t('Read from cache'),
    l10n.t('Written to cache'),
    l10n.t('Tokens out'),
    l10n.t('Cost, about'),
    l10n.t('Of unknown cost'),
  ];
  return [
    `| ${[head, ...columns].map(plain).join(' | ')} |`,
    `| :-- |${' --: |'.repeat(columns.length)}`,
    ...rows.map(([name, sum]) => `| ${[name, ...cells(sum, format)].map(plain).join(' | ')} |`),
  ].join('\n');
}

/** Nought is left to the eye as nothing, but for the columns that everybody looks for. */
function cells(sum: UsageSum, format: Format): readonly string[] {
  const { integer } = format;
  const some = (value: number): string => (value === 0 ? '–' : integer(value));
  return [
    integer(sum.answers),
    integer(sum.input),
    some(sum.cacheRead),
    some(sum.cacheWrite),
    integer(sum.output),
    costText(sum, format),
    some(sum.unpriced),
  ];
}

/** Of the answers whose cost is known; where none is, the sum of nothing would look like a cost. */
function costText({ answers, unpriced, usd }: UsageSum, format: Format): string {
  return answers > 0 && unpriced === answers ? l10n.t('unknown') : format.usd(usd);
}

/** Models of the same name are told apart by their ID. */
function modelName(latest: UsageEntry): string {
  return dotted(latest.modelLabel, modelOf(latest)) ?? '';
}

function placeName({ account, profile, region }: UsageEntry): string {
  const unknown = dotted(l10n.t('unknown account'), profile && l10n.t('profile {0}', profile));
  return dotted(account ?? unknown, region) ?? '';
}

function unmeasuredText({ unmeasured }: UsageSum, { integer }: Format): string {
  return unmeasured === 1
    ? l10n.t('1 answer ended before AWS told its tokens: it is among those of unknown cost.')
    : l10n.t(
        '{0} answers ended before AWS told their tokens: they are among those of unknown cost.',
        integer(unmeasured),
      );
}

/** What is left out is said: a sum must not look whole that is not. */
function unread({ damaged, later }: UsageRead, { integer }: Format): readonly string[] {
  const told = [
    damaged > 0 && l10n.t('Lines of the history that can’t be read, and are left out: {0}', integer(damaged)),
    later > 0 &&
      l10n.t('Lines that a later version has written, and that it alone can count: {0}', integer(later)),
  ];
  return told.filter((text) => text !== false).map(plain);
}
