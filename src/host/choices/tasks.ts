import * as l10n from '@vscode/l10n';
import type { Task } from '../../chat/conversation.ts';

/** Tasks that can have a model of their own; the chat's is the one for everything else. */
export type TaskWithModel = Exclude<Task, 'chat'>;

/** A person's word for each task. */
const NAMES: Readonly<Record<TaskWithModel, () => string>> = {
  explain: () => l10n.t('Explain'),
};

export const tasksWithModel: readonly TaskWithModel[] = Object.keys(NAMES) as TaskWithModel[];

export function taskName(task: TaskWithModel): string {
  return NAMES[task]();
}
