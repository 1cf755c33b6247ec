import * as l10n from '@vscode/l10n';
import { firstLine } from '../../base/text.ts';
import { item, separator, value, type PickRow } from '../pickers/rows.ts';
import { dotted } from '../words.ts';
import type { ToolEntry } from './toolEntry.ts';

const LONGEST = 200;

/** Ours first, then those of others, each group under whose they are. `always`: runs without asking. */
export function toolRows(
  entries: readonly ToolEntry[],
  always: (id: string) => boolean,
  trusted: boolean,
): readonly PickRow<string>[] {
  const sources = [...Map.groupBy(entries, ({ source }) => source)];
  const [own = [], ...others] = sources.map(([source, group]) => [
    separator(source),
    ...group.map((entry) => toolRow(entry, always(entry.tool.id))),
  ]);
  const untrusted = separator(
    l10n.t('The tools of other extensions are off in a workspace that is not trusted'),
  );
  return [...own, ...others.flat(), ...(trusted ? [] : [untrusted])];
}

function toolRow({ tool, about }: ToolEntry, always: boolean): PickRow<string> {
  const { id, name, label } = tool;
  return item(label, {
    description: dotted(
      name === label ? undefined : name,
      always ? l10n.t('runs without asking') : undefined,
    ),
    detail: firstLine(about, LONGEST),
    choose: value(id),
    ...(always && { buttons: [{ icon: 'question', tooltip: l10n.t('Ask Again'), choose: value(id) }] }),
  });
}
