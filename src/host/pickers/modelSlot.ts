import * as l10n from '@vscode/l10n';
import type { FoundationModel } from '../../chat/catalogue.ts';
import type { Choices, ChoicesSnapshot } from '../choices/choices.ts';
import type { ModelChoice } from '../choices/choiceStore.ts';
import { followsChat, taskName, tasksWithModel, type TaskWithModel } from '../choices/tasks.ts';
import { item, value, type PickItem, type PickRow } from './rows.ts';

/** A model, the default one (`choice` undefined), or the wish to choose a route to a model. */
export type ModelPick =
  | { readonly kind: 'model'; readonly choice: ModelChoice | undefined }
  | { readonly kind: 'routes'; readonly model: FoundationModel };

/** What a model is picked for. */
export interface ModelSlot {
  readonly title: string;
  /** Absent: the chat. */
  readonly task?: TaskWithModel;
  readonly chosen: (snapshot: ChoicesSnapshot) => ModelChoice | undefined;
  readonly set: (model: ModelChoice | undefined) => Promise<void>;
  /** Known before anything is loaded: to choose none. `name`: the model that the default stands for now. */
  readonly noneRow: (chosen: ModelChoice | undefined, name?: string) => PickItem<ModelPick>;
}

export function chatSlot(choices: Pick<Choices, 'setModel'>): ModelSlot {
  return {
    title: l10n.t('Model'),
    chosen: ({ model }) => model,
    set: (model) => choices.setModel(model),
    noneRow: (chosen, name) => noneRow(l10n.t('Default model'), chosen, name),
  };
}

export function taskSlot(choices: Pick<Choices, 'setTaskModel'>, task: TaskWithModel): ModelSlot {
  return {
    title: l10n.t('Model for {0}', taskName(task)),
    task,
    chosen: ({ taskModels }) => taskModels?.[task],
    set: (model) => choices.setTaskModel(task, model),
    noneRow: (chosen) =>
      noneRow(followsChat(task) ? l10n.t('The chat’s model') : l10n.t('Default model'), chosen, undefined),
  };
}

/** Each task with the model that it runs with. */
export function taskRows({ taskModels, model, target }: ChoicesSnapshot): readonly PickRow<TaskWithModel>[] {
  const chat = model?.label ?? target?.label ?? l10n.t('default model');
  const without = (task: TaskWithModel): string =>
    followsChat(task) ? l10n.t('the chat’s model: {0}', chat) : l10n.t('the default model');
  return tasksWithModel.map((task) =>
    item(taskName(task), {
      description: taskModels?.[task]?.label ?? without(task),
      icon: 'hubot',
      choose: value(task),
    }),
  );
}

function noneRow(
  label: string,
  chosen: ModelChoice | undefined,
  description: string | undefined,
): PickItem<ModelPick> {
  return item(label, {
    description,
    icon: 'star',
    current: chosen === undefined,
    choose: value({ kind: 'model', choice: undefined }),
  });
}
