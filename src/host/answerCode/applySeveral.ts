import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Turn } from '../../chat/conversation.ts';
import { proposeCode, type AnswerCode } from './applyCode.ts';
import type { Proposal } from './proposals.ts';

/** The files that an answer names, in VS Code's own preview of a refactoring: each change is confirmed there. */
export async function applySeveral(codes: readonly AnswerCode[], turn: Turn | undefined): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const code of codes) {
    const proposal = code.path === undefined ? undefined : await proposeCode(code, turn);
    if (proposal) add(edit, proposal);
  }
  if (edit.size > 0) await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

function add(edit: vscode.WorkspaceEdit, { uri, before, range, text, after }: Proposal): void {
  const metadata = { needsConfirmation: true, label: l10n.t('Changes from the chat') };
  if (before !== undefined) edit.replace(uri, range, text, metadata);
  else edit.createFile(uri, { contents: Buffer.from(after), ignoreIfExists: false }, metadata);
}
