import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { StoredList } from '../choices/storedList.ts';
import type { Workbench } from '../feature.ts';
import { commands, views } from '../ids.ts';
import { createPickHost } from '../pickers/pickHost.ts';
import { askRegion, isNode } from './actions.ts';
import { NO_FILTER } from './filter.ts';
import { editFilter } from './filterInput.ts';
import type { TreeModel } from './model.ts';
import type { TreeNode } from './nodes.ts';

/** The commands of the view as a whole: its title's, and the palette's. */
export function registerViewCommands(
  workbench: Workbench,
  view: vscode.TreeView<TreeNode>,
  model: TreeModel,
  pinned: StoredList,
): Disposable {
  const owned = new DisposableStore();
  const handle = (id: string, run: (argument: unknown) => unknown): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  handle(commands.addRegionToTree, () => addRegion(workbench, view, model, pinned));
  handle(commands.refreshModels, (argument) => refreshModels(model, isNode(argument) ? argument : undefined));
  handle(commands.filterModels, async () => {
    // Run from the palette, the tree is to be seen.
    await vscode.commands.executeCommand(`${views.models}.focus`);
    await editFilter(createPickHost(workbench.log), model);
  });
  handle(commands.clearModelFilter, () => {
    model.filter = NO_FILTER;
  });
  return owned;
}

async function addRegion(
  { services, log }: Workbench,
  view: vscode.TreeView<TreeNode>,
  model: TreeModel,
  pinned: StoredList,
): Promise<void> {
  const shown = model.shownRegions.map(({ region }) => region);
  const current = model.snapshot?.connection.region ?? '';
  const identity = async () => (await services()).identity;
  const region = await askRegion(createPickHost(log), shown, current, identity);
  if (region === undefined) return;
  await pinned.add(region);
  await model.sync();
  const node = model.shownRegions.find((root) => root.region === region);
  if (node) await view.reveal(node, { expand: true, focus: true });
}

/** A refresh takes as long as AWS does: the view shows that it is under way. */
function refreshModels(model: TreeModel, node: TreeNode | undefined): Thenable<void> {
  return vscode.window.withProgress({ location: { viewId: views.models } }, () => model.refresh(node));
}
