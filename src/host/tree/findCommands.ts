import * as vscode from 'vscode';
import type { Disposable } from '../../base/lifecycle.ts';
import { tasksWithModel } from '../choices/tasks.ts';
import type { Workbench } from '../feature.ts';
import { commands, SECTION } from '../ids.ts';
import { findRegions, type WantedModel } from '../pickers/findRegions.ts';
import { createPickHost } from '../pickers/pickHost.ts';
import { routePolicy } from '../settings.ts';
import { isModelOrRoute, isNode, modelNodeOf } from './actions.ts';
import type { TreeModel } from './model.ts';
import type { TreeNode } from './nodes.ts';

/** Looking for a model in other regions: of a row, of the selected one, or of what a picker names. */
export function registerFindCommand(
  { choices, services, catalogue, log }: Workbench,
  view: Pick<vscode.TreeView<TreeNode>, 'selection'>,
  model: TreeModel,
): Disposable {
  const ports = {
    host: createPickHost(log),
    choices,
    services,
    catalogue,
    policy: () => routePolicy(vscode.workspace.getConfiguration(SECTION)),
    found: () => model.lookElsewhere(),
    focusChat: () => vscode.commands.executeCommand(commands.focusChat),
  };
  return vscode.commands.registerCommand(commands.findRegions, async (argument: unknown) => {
    const wanted = isNamed(argument)
      ? { ...named(argument), connection: await choices.connection() }
      : ofRow(isNode(argument) ? argument : view.selection[0], model);
    if (wanted) await findRegions(ports, wanted);
  });
}

function ofRow(node: TreeNode | undefined, tree: TreeModel): WantedModel | undefined {
  const connection = node && tree.connectionOf(node);
  if (!isModelOrRoute(node) || !connection) return undefined;
  const { modelId, name: label } = modelNodeOf(node).model;
  return { connection, modelId, label };
}

type NamedModel = Omit<WantedModel, 'connection'>;

/** Commands can be run by anybody, with anything. */
function isNamed(argument: unknown): argument is Readonly<Record<keyof NamedModel, unknown>> & NamedModel {
  if (typeof argument !== 'object' || argument === null || isNode(argument)) return false;
  const { modelId, label } = argument as Readonly<Record<string, unknown>>;
  return typeof modelId === 'string' && typeof label === 'string';
}

function named({ modelId, label, task }: NamedModel): NamedModel {
  const known = tasksWithModel.find((one) => one === task);
  return { modelId, label, ...(known && { task: known }) };
}
