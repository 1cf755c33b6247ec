import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { Choices } from '../choices/choices.ts';
import { StoredList } from '../choices/storedList.ts';
import { ContextKey } from '../contextKeys.ts';
import type { Workbench } from '../feature.ts';
import { contextKeys, SECTION, views } from '../ids.ts';
import { logFailure } from '../log.ts';
import { routePolicy } from '../settings.ts';
import { accountText, dotted } from '../words.ts';
import { filterText, isFiltering } from './filter.ts';
import { registerFindCommand } from './findCommands.ts';
import { TreeModel } from './model.ts';
import type { TreeNode } from './nodes.ts';
import { ModelTreeProvider } from './provider.ts';
import { registerRowCommands } from './rowCommands.ts';
import { registerViewCommands } from './viewCommands.ts';

/** The tree of models, and the commands of its rows. */
export function registerTree(workbench: Workbench): Disposable {
  const owned = new DisposableStore();
  const pinned = owned.add(
    new StoredList({ memento: workbench.context.globalState, key: 'tree.regions', add: 'last' }),
  );
  const model = owned.add(createModel(workbench, pinned));
  const treeDataProvider = owned.add(new ModelTreeProvider(model));
  const view = owned.add(
    vscode.window.createTreeView(views.models, {
      treeDataProvider,
      showCollapseAll: true,
      canSelectMany: true,
    }),
  );
  owned.add(followModel(view, model));
  owned.add(registerViewCommands(workbench, view, model, pinned));
  owned.add(registerRowCommands(workbench, view, model, pinned));
  owned.add(registerFindCommand(workbench, view, model));
  return owned;
}

function createModel(
  { choices, services, catalogue, prices, favourites, log }: Workbench,
  pinned: StoredList,
): TreeModel {
  return new TreeModel({
    choices,
    catalogue,
    prices,
    favourites,
    pinned,
    regions: async () => (await services()).identity.regions(),
    policy: () => routePolicy(vscode.workspace.getConfiguration(SECTION)),
    failed: (doing, failure) => logFailure(log, doing, failure),
    loaded: ({ region }) => void findModel(choices, region),
  });
}

/** Which model is in use follows from the catalogue; the row says so, and the status bar. */
async function findModel(choices: Choices, region: string): Promise<void> {
  const { connection, target } = await choices.snapshot();
  if (target || connection.region !== region) return;
  // That there is none is said where a model is wanted.
  await choices.target(new AbortController().signal).catch(() => undefined);
}

/** What the view says around its rows, and what menus and welcomes ask. */
function followModel(view: vscode.TreeView<TreeNode>, model: TreeModel): Disposable {
  const owned = new DisposableStore();
  const key = <T extends string | boolean>(name: string, first: T) =>
    new ContextKey(vscode.commands, name, first);
  const content = key<string>(contextKeys.models, 'some');
  const filtered = key<boolean>(contextKeys.modelsFiltered, false);
  const selected = key<string>(contextKeys.modelSelected, '');
  owned.add(
    model.onDidChange(() => {
      const { snapshot, filter } = model;
      content.set(model.content);
      filtered.set(isFiltering(filter));
      if (snapshot) view.description = description(model, snapshot.connection.region);
      view.message = filterMessage(model) ?? '';
    }),
  );
  owned.add(view.onDidChangeSelection(({ selection }) => selected.set(selection[0]?.kind ?? '')));
  return owned;
}

/** Whose account the tree shows; the region too, where no row tells it. */
function description({ snapshot, content }: TreeModel, region: string): string {
  const account = snapshot ? accountText(snapshot.connection) : '';
  return content === 'some' ? account : (dotted(account, region) ?? '');
}

/** A filter that nobody remembers would make models look lost. */
function filterMessage({ filter, counts }: TreeModel): string | undefined {
  if (!isFiltering(filter)) return undefined;
  return l10n.t('Filter: {0} ({1} of {2} models)', filterText(filter), counts.shown, counts.total);
}
