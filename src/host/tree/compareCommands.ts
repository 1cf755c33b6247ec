import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ContextKey } from '../contextKeys.ts';
import { commands, contextKeys } from '../ids.ts';
import type { MarkdownPreview } from '../markdownPreview.ts';
import { compareDocument, compareTitle, type Compared } from './compareDocument.ts';
import type { TreeModel } from './model.ts';
import { bestRouteOf, stateFacts } from './modelItem.ts';
import type { ModelNode } from './nodes.ts';
import type { OnRow } from './onRow.ts';
import { treeState } from './provider.ts';

/** Two models side by side: both selected, or one selected first and another later. */
export function registerCompareCommands(handle: OnRow, model: TreeModel, preview: MarkdownPreview): void {
  let first: Compared | undefined;
  const waiting = new ContextKey<boolean>(vscode.commands, contextKeys.compareSelected, false);
  const compare = async (left: Compared, right: Compared) => {
    await preview.show(compareTitle(left, right), compareDocument(left, right));
  };
  handle(commands.selectForCompare, (node) => {
    if (node?.kind !== 'model') return undefined;
    first = compared(node, model);
    waiting.set(true);
    vscode.window.setStatusBarMessage(l10n.t('{0} is selected for compare', node.model.name), 3000);
    return undefined;
  });
  handle(commands.compareWithSelected, (node) =>
    first && node?.kind === 'model' ? compare(first, compared(node, model)) : undefined,
  );
  handle(commands.compareModels, (_node, all) => {
    const [left, right] = all.filter((node) => node.kind === 'model');
    if (left && right) return compare(compared(left, model), compared(right, model));
    void vscode.window.showInformationMessage(
      l10n.t('Select two models in the tree (Ctrl or Cmd with a click adds one), then compare them.'),
    );
    return undefined;
  });
}

/** As it is known now: what is compared later may have changed by then. */
function compared(node: ModelNode, model: TreeModel): Compared {
  const state = treeState(model);
  const route = bestRouteOf(node);
  return {
    node,
    facts: stateFacts(node, state),
    route,
    price: route && state.price(route),
    routes: node.routes.map((one) => ({
      node: one,
      price: state.price(one),
      refusal: model.refusal(one),
      isBest: one === route && one.callable,
    })),
  };
}
