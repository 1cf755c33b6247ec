import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import { FailureError } from '../../chat/failure.ts';
import type { Attachment } from '../../chat/conversation.ts';
import { registerCodeActions } from '../editor/codeActions.ts';
import { captureCode, type CapturedCode } from '../editor/selection.ts';
import { commands } from '../ids.ts';
import { Explanations, type ExplanationsPorts } from './explanations.ts';

export interface InlinePorts extends ExplanationsPorts {
  /** Puts code into the composer as a chip; `focus` takes the caret there too, to ask about it. */
  readonly attach: (attachment: Attachment, options: { readonly focus: boolean }) => void;
}

/** Explain, Ask about and Add selection to chat, from the palette, the editor's menu and the light bulb. */
export function registerInline(ports: InlinePorts): Disposable {
  const owned = new DisposableStore();
  const explanations = owned.add(new Explanations(ports));
  const handle = (id: string, run: (...args: never[]) => unknown): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  handle(commands.explainSelection, () => withCode((code) => explanations.explain(code)));
  handle(commands.askAboutSelection, () =>
    withCode(({ attachment }) => ports.attach(attachment, { focus: true })),
  );
  handle(commands.addSelectionToChat, () =>
    withCode(({ attachment }) => ports.attach(attachment, { focus: false })),
  );
  handle(commands.inlineReply, (reply: vscode.CommentReply) => explanations.reply(reply));
  handle(commands.inlineStop, (thread: vscode.CommentThread) => explanations.stop(thread));
  handle(commands.inlineRetry, (thread: vscode.CommentThread) => explanations.retry(thread));
  handle(commands.inlineCopy, (thread: vscode.CommentThread) => explanations.copy(thread));
  handle(commands.inlineContinueInChat, (thread: vscode.CommentThread) =>
    explanations.continueInChat(thread),
  );
  handle(commands.inlineAct, (turnId: unknown, action: unknown) => explanations.act(turnId, action));
  handle(commands.inlineDismiss, (thread: vscode.CommentThread) => explanations.dismiss(thread));
  owned.add(registerCodeActions());
  return owned;
}

/** What can't be sent is said in answer to the command, where the person is. */
async function withCode(use: (code: CapturedCode) => unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(l10n.t('Open a text file and select some code first.'));
    return;
  }
  try {
    await use(await captureCode(editor));
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    void vscode.window.showWarningMessage(`${error.failure.message} ${error.failure.remedy}`);
  }
}
