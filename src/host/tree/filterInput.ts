import * as l10n from '@vscode/l10n';
import type { QuickPickItem } from 'vscode';
import { DisposableStore } from '../../base/lifecycle.ts';
import { capabilities, capabilityIcon, capabilityText } from '../models/capabilities.ts';
import type { PickHost, PickInput } from '../pickers/pick.ts';
import { withoutIcons } from '../words.ts';
import { NO_FILTER, toggled, type TreeFilter } from './filter.ts';
import type { TreeModel } from './model.ts';

/** The tree that is filtered while the person types and toggles. */
export type Filtered = Pick<TreeModel, 'filter' | 'providers' | 'counts' | 'onDidChange'>;

/** A row of the input: what accepting it makes of the filter; undefined: it is done. */
interface FilterRow {
  readonly key: string;
  readonly label: string;
  readonly icon: string;
  readonly on?: boolean;
  readonly change?: (filter: TreeFilter) => TreeFilter;
}

type Section = readonly [title: string | undefined, rows: readonly FilterRow[]];

/** Stays open while rows are toggled; what is typed filters by name. Resolves when it closes. */
export function editFilter(host: PickHost, tree: Filtered): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const owned = new DisposableStore();
  const input = owned.add(host.create());
  const rowOf = new Map<QuickPickItem, FilterRow>();
  const render = () => show(host, input, tree, rowOf);
  prepare(input, tree);
  owned.add(input.onDidChangeValue((text) => (tree.filter = { ...tree.filter, text })));
  owned.add(tree.onDidChange(render));
  owned.add(
    input.onDidAccept(() => {
      const row = rowOf.get(input.activeItems[0] ?? { label: '' });
      if (!row?.change) {
        input.hide();
        return;
      }
      tree.filter = row.change(tree.filter);
      if (row.change === clear) input.value = '';
      render();
    }),
  );
  owned.add(
    input.onDidHide(() => {
      owned.dispose();
      resolve(undefined);
    }),
  );
  render();
  input.show();
  return promise;
}

function prepare(input: PickInput, tree: Filtered): void {
  input.title = l10n.t('Filter Models');
  input.placeholder = l10n.t('Name, ID or provider; Enter switches a row on or off');
  input.value = tree.filter.text;
  input.keepScrollPosition = true;
}

function show(host: PickHost, input: PickInput, tree: Filtered, rowOf: Map<QuickPickItem, FilterRow>): void {
  const before = rowOf.get(input.activeItems[0] ?? { label: '' })?.key;
  rowOf.clear();
  const items = sections(tree).flatMap(([title, rows]) => [
    ...(title === undefined ? [] : [host.separator(title)]),
    ...rows.map((row) => {
      const shown = itemOf(host, row);
      rowOf.set(shown, row);
      return shown;
    }),
  ]);
  input.items = items;
  const active = [...rowOf].find(([, { key }]) => key === before) ?? [...rowOf][0];
  if (active) input.activeItems = [active[0]];
}

function itemOf(host: PickHost, { label, icon, on }: FilterRow): QuickPickItem {
  return {
    label: withoutIcons(label),
    ...(on === true && { description: l10n.t('on') }),
    ...host.icon(on === true ? 'check' : icon),
    alwaysShow: true,
  };
}

function sections(tree: Filtered): readonly Section[] {
  const { filter, providers, counts } = tree;
  return [
    [
      undefined,
      [
        {
          key: 'done',
          label: l10n.t('Show {0} of {1} models', counts.shown, counts.total),
          icon: 'list-tree',
        },
        { key: 'clear', label: l10n.t('Clear the filter'), icon: 'clear-all', change: clear },
        {
          key: 'callable',
          label: l10n.t('Only what a chat can call'),
          icon: 'circle-large-outline',
          on: filter.callable,
          change: (now) => ({ ...now, callable: !now.callable }),
        },
      ],
    ],
    [l10n.t('With all of these'), capabilities.map((capability) => capabilityRow(capability, filter))],
    [l10n.t('Of any of these providers'), providers.map((provider) => providerRow(provider, filter))],
  ];
}

function capabilityRow(capability: (typeof capabilities)[number], filter: TreeFilter): FilterRow {
  return {
    key: `capability:${capability}`,
    label: capabilityText(capability),
    icon: capabilityIcon(capability),
    on: filter.capabilities.includes(capability),
    change: (now) => ({ ...now, capabilities: toggled(now.capabilities, capability) }),
  };
}

function providerRow(provider: string, filter: TreeFilter): FilterRow {
  return {
    key: `provider:${provider}`,
    label: provider,
    icon: 'organization',
    on: filter.providers.includes(provider),
    change: (now) => ({ ...now, providers: toggled(now.providers, provider) }),
  };
}

function clear(): TreeFilter {
  return NO_FILTER;
}
