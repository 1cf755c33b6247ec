import * as l10n from '@vscode/l10n';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { TextAttachment } from '../../chat/conversation.ts';

/** The part of the built-in Git extension's API that is used here. */
interface GitApi {
  readonly repositories: readonly Repository[];
}

interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly indexChanges: readonly unknown[];
    readonly workingTreeChanges: readonly { readonly uri: vscode.Uri; readonly status: number }[];
    readonly untrackedChanges?: readonly { readonly uri: vscode.Uri }[];
  };
  diff(cached?: boolean): Promise<string>;
}

/** `Status.UNTRACKED` of the Git extension's API. */
const UNTRACKED = 7;

/** What would be committed: the staged changes or, with none staged, all of them. Undefined where nothing has changed. */
export async function changesAttachment(): Promise<TextAttachment | undefined> {
  const repository = await activeRepository();
  if (!repository) return undefined;
  const staged = repository.state.indexChanges.length > 0;
  const diff = (await repository.diff(staged)).trim();
  const text = [diff, staged ? '' : untracked(repository)].filter((part) => part !== '').join('\n\n');
  if (text === '') return undefined;
  return {
    id: randomUUID(),
    kind: 'changes',
    label: staged ? l10n.t('Staged changes') : l10n.t('Changes'),
    languageId: 'diff',
    text,
  };
}

/** Git's diff says nothing of new files that are not staged. */
function untracked({ state }: Repository): string {
  const changes = [
    ...(state.untrackedChanges ?? []),
    ...state.workingTreeChanges.filter(({ status }) => status === UNTRACKED),
  ];
  const files = [...new Set(changes.map(({ uri }) => vscode.workspace.asRelativePath(uri)))];
  return files.length === 0 ? '' : `New files that are not in the diff:\n${files.join('\n')}`;
}

/** The repository of the active editor, else the first. */
async function activeRepository(): Promise<Repository | undefined> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  const git = await extension?.activate();
  const repositories = git?.getAPI(1).repositories ?? [];
  const active = vscode.window.activeTextEditor?.document.uri.path;
  const around = repositories.find(({ rootUri }) => active?.startsWith(`${rootUri.path}/`));
  return around ?? repositories[0];
}
