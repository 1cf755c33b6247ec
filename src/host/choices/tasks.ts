import * as l10n from '@vscode/l10n';
import type { Task } from '../../chat/conversation.ts';

/** Tasks that can have a model of their own; the chat's is the one for everything else. */
export type TaskWithModel = Exclude<Task, 'chat'>;

/** A person's word for each task. */
const NAMES: Readonly<Record<TaskWithModel, () => string>> = {
  explain: () => l10n.t('Explain'),
  fix: () => l10n.t('Fix'),
  refactor: () => l10n.t('Refactor'),
  tests: () => l10n.t('Write Tests'),
  document: () => l10n.t('Document'),
  review: () => l10n.t('Review'),
  commit: () => l10n.t('Commit Message'),
  title: () => l10n.t('Conversation Title'),
};

/**
 * Whether the task runs with the chat's model, however dear, where it has none of its own: what a person asks for does,
 * and the rest with the default one.
 */
export function followsChat(task: Task): boolean {
  return task !== 'title';
}

export const tasksWithModel: readonly TaskWithModel[] = Object.keys(NAMES) as TaskWithModel[];

export function taskName(task: TaskWithModel): string {
  return NAMES[task]();
}
