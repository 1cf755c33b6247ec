import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { Choices } from '../choices/choices.ts';
import { StoredList } from '../choices/storedList.ts';
import type { Workbench } from '../feature.ts';
import { commands, SECTION, views } from '../ids.ts';
import { logFailure } from '../log.ts';
import { createPickHost } from '../pickers/pickHost.ts';
import { accountText } from '../words.ts';
import { routePolicy } from '../settings.ts';
import { arnToCopy, askRegion, idToCopy, isNode, useModel } from './actions.ts';
import { TreeModel } from './model.ts';
import type { ModelNode, RouteNode, TreeNode } from './nodes.ts';
import { ModelTreeProvider } from './provider.ts';

/** The tree of models, and the commands of its rows. */
export function registerTree(workbench: Workbench): Disposable {
  const owned = new DisposableStore();
  const pinned = owned.add(
    new StoredList({ memento: workbench.context.globalState, key: 'tree.regions', add: 'last' }),
  );
  const model = owned.add(createModel(workbench, pinned));
  const treeDataProvider = owned.add(new ModelTreeProvider(model));
  const view = owned.add(
    vscode.window.createTreeView(views.models, { treeDataProvider, showCollapseAll: true }),
  );
  owned.add(model.onDidChange(() => describeAccount(view, model)));
  owned.add(registerCommands(workbench, view, model, pinned));
  return owned;
}

function createModel({ choices, services, log }: Workbench, pinned: StoredList): TreeModel {
  return new TreeModel({
    choices,
    services,
    policy: () => routePolicy(vscode.workspace.getConfiguration(SECTION)),
    pinned,
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

/** Whose account the tree shows. */
function describeAccount(view: vscode.TreeView<TreeNode>, model: TreeModel): void {
  if (model.snapshot) view.description = accountText(model.snapshot.connection);
}

function registerCommands(
  workbench: Workbench,
  view: vscode.TreeView<TreeNode>,
  model: TreeModel,
  pinned: StoredList,
): Disposable {
  const owned = new DisposableStore();
  // From a row's menu VS Code hands over the node; from a keybinding the selected row is meant.
  const handle = (id: string, run: (node: TreeNode | undefined) => Promise<void>): void => {
    const command = (argument: unknown) => run(isNode(argument) ? argument : view.selection[0]);
    owned.add(vscode.commands.registerCommand(id, command));
  };
  handle(commands.useModel, async (node) => {
    if (isModelOrRoute(node) && node.callable) await useModel(workbench.choices, node);
  });
  handle(commands.copyModelId, async (node) => {
    if (isModelOrRoute(node)) await copy(idToCopy(node));
  });
  handle(commands.copyModelArn, async (node) => {
    if (isModelOrRoute(node)) await copy(arnToCopy(node));
  });
  handle(commands.removeRegionFromTree, async (node) => {
    if (node?.kind === 'region') await pinned.remove(node.region);
  });
  const add = () => addRegion(workbench, view, model, pinned);
  owned.add(vscode.commands.registerCommand(commands.addRegionToTree, add));
  const refresh = (argument: unknown) => refreshModels(model, isNode(argument) ? argument : undefined);
  owned.add(vscode.commands.registerCommand(commands.refreshModels, refresh));
  return owned;
}

async function addRegion(
  { services, log }: Workbench,
  view: vscode.TreeView<TreeNode>,
  model: TreeModel,
  pinned: StoredList,
): Promise<void> {
  const shown = model.roots.map(({ region }) => region);
  const current = model.snapshot?.connection.region ?? '';
  const identity = async () => (await services()).identity;
  const region = await askRegion(createPickHost(log), shown, current, identity);
  if (region === undefined) return;
  await pinned.add(region);
  await model.sync();
  const node = model.roots.find((root) => root.region === region);
  if (node) await view.reveal(node, { expand: true, focus: true });
}

/** A refresh takes as long as AWS does: the view shows that it is under way. */
function refreshModels(model: TreeModel, node: TreeNode | undefined): Thenable<void> {
  return vscode.window.withProgress({ location: { viewId: views.models } }, () => model.refresh(node));
}

function isModelOrRoute(node: TreeNode | undefined): node is ModelNode | RouteNode {
  return node?.kind === 'model' || node?.kind === 'route';
}

/** Said in the status bar for a moment: a clipboard shows nothing by itself. */
async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(l10n.t('Copied {0}', text), 3000);
}
