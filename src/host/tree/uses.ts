import * as l10n from '@vscode/l10n';
import { taskName, tasksWithModel } from '../choices/tasks.ts';
import type { TreeState } from './itemData.ts';

/** What a model or resource of the region is in use for: the stored choices, or what the default stands for now. */
export function usesOf(id: string, region: string, state: TreeState): readonly string[] {
  if (region !== state.region) return [];
  const chat = id === (state.model?.modelId ?? state.target?.foundationModelId);
  const tasks = tasksWithModel.filter((task) => state.taskModels?.[task]?.modelId === id);
  return [
    ...(chat ? [l10n.t('in use')] : []),
    ...tasks.map((task) => l10n.t('in use for {0}', taskName(task))),
  ];
}
