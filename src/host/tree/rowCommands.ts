import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import { openConsole } from '../actions/workbenchPorts.ts';
import type { StoredList } from '../choices/storedList.ts';
import type { Workbench } from '../feature.ts';
import { commands } from '../ids.ts';
import { createPickHost } from '../pickers/pickHost.ts';
import { registerAccessCommands } from './accessCommands.ts';
import {
  arnToCopy,
  consolePage,
  idToCopy,
  isModelOrRoute,
  isNamed,
  isNode,
  modelNodeOf,
  setDefault,
  useInChat,
} from './actions.ts';
import { registerCompareCommands } from './compareCommands.ts';
import type { TreeModel } from './model.ts';
import type { ModelNode, TreeNode } from './nodes.ts';
import type { OnRow } from './onRow.ts';

/** The commands of single rows. */
export function registerRowCommands(
  workbench: Workbench,
  view: vscode.TreeView<TreeNode>,
  model: TreeModel,
  pinned: StoredList,
): Disposable {
  const owned = new DisposableStore();
  // From a row's menu VS Code hands over the node; from a keybinding or the palette the selected rows are meant.
  const handle: OnRow = (id, run) => {
    const command = (argument: unknown, others: unknown) => {
      const node = isNode(argument) ? argument : view.selection[0];
      const all = Array.isArray(others)
        ? others.filter(isNode)
        : isNode(argument)
          ? [argument]
          : view.selection;
      return run(node, all);
    };
    owned.add(vscode.commands.registerCommand(id, command));
  };
  const { preview } = workbench;
  registerUse(handle, workbench);
  registerFavourites(handle, workbench.favourites);
  handle(commands.removeRegionFromTree, (node) =>
    node?.kind === 'region' ? pinned.remove(node.region) : undefined,
  );
  handle(commands.pinRegion, (node) => (node?.kind === 'region' ? pinned.add(node.region) : undefined));
  handle(commands.openModelConsole, (node) => {
    const connection = node && model.connectionOf(node);
    return isNamed(node) && connection
      ? openConsole(workbench, consolePage(node), connection.region)
      : undefined;
  });
  registerCompareCommands(handle, model, preview);
  registerAccessCommands(handle, workbench, model, preview);
  return owned;
}

function registerUse(handle: OnRow, { choices, log }: Workbench): void {
  const focusChat = () => vscode.commands.executeCommand(commands.focusChat);
  handle(commands.useModel, (node) =>
    isNamed(node) && node.callable ? useInChat(choices, node, focusChat) : undefined,
  );
  handle(commands.setDefaultModel, (node) =>
    isNamed(node) && node.callable ? setDefault(createPickHost(log), choices, node) : undefined,
  );
  handle(commands.copyModelId, (node) => (isNamed(node) ? copy(idToCopy(node)) : undefined));
  handle(commands.copyModelArn, (node) => (isNamed(node) ? copy(arnToCopy(node)) : undefined));
}

function registerFavourites(handle: OnRow, favourites: StoredList): void {
  const idsOf = (all: readonly TreeNode[]) => modelsOf(all).map(({ model }) => model.modelId);
  handle(commands.addFavourite, (_node, all) => favourites.add(...idsOf(all)));
  handle(commands.removeFavourite, (_node, all) => favourites.remove(...idsOf(all)));
}

function modelsOf(all: readonly TreeNode[]): readonly ModelNode[] {
  return all.filter(isModelOrRoute).map(modelNodeOf);
}

/** Said in the status bar for a moment: a clipboard shows nothing by itself. */
async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(l10n.t('Copied {0}', text), 3000);
}
