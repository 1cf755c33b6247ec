import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { ItemData, TreeState } from './itemData.ts';
import { itemData } from './items.ts';
import type { TreeModel } from './model.ts';
import { parentOf, type TreeNode } from './nodes.ts';

/** Only reads the model, and tells it what is looked at. */
export class ModelTreeProvider implements vscode.TreeDataProvider<TreeNode>, Disposable {
  readonly #model: TreeModel;
  readonly #owned = new DisposableStore();
  readonly #emitter = this.#owned.add(new vscode.EventEmitter<TreeNode[] | undefined>());
  readonly onDidChangeTreeData: vscode.Event<TreeNode[] | undefined> = this.#emitter.event;

  constructor(model: TreeModel) {
    this.#model = model;
    this.#owned.add(model.onDidChange((nodes) => this.#emitter.fire(nodes && [...nodes])));
  }

  /**
   * VS Code asks for the children of what is expanded, and only of that. Its event for expanding is no substitute:
   * it gets lost while the tree refreshes.
   */
  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    // Before anything is known, an empty tree would show its welcome.
    if (!this.#model.snapshot) await this.#model.sync();
    if (!node) return [...this.#model.roots];
    void this.#model.opened(node);
    return [...this.#model.children(node)];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return parentOf(node);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(itemData(node, treeState(this.#model)));
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

/** What rows depend on besides their nodes, as it is now. */
export function treeState(model: TreeModel): TreeState {
  const { snapshot, pinned } = model;
  return {
    region: snapshot?.connection.region ?? '',
    pinned,
    ...(snapshot?.model && { model: snapshot.model }),
    ...(snapshot?.taskModels && { taskModels: snapshot.taskModels }),
    ...(snapshot?.target && { target: snapshot.target }),
    access: (node) => model.access(node),
    elsewhere: (node) => model.elsewhere(node),
    price: (node) => model.price(node),
  };
}

const COLLAPSIBLE: Readonly<Record<ItemData['collapsible'], vscode.TreeItemCollapsibleState>> = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};

function treeItem(data: ItemData): vscode.TreeItem {
  const { name, color } = data.icon;
  const item = new vscode.TreeItem(data.label, COLLAPSIBLE[data.collapsible]);
  item.id = data.id;
  if (data.description !== undefined) item.description = data.description;
  item.tooltip = new vscode.MarkdownString(data.tooltip, true);
  item.iconPath = new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.contextValue = data.contextValue;
  item.accessibilityInformation = { label: data.accessibilityLabel };
  return item;
}
