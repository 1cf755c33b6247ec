import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { lazy } from '../../base/async.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import { FailureError } from '../../chat/failure.ts';
import type { Attachment, CodeAttachment } from '../../chat/conversation.ts';
import { registerCodeActions } from '../editor/codeActions.ts';
import { captureCode, type CapturedCode } from '../editor/selection.ts';
import { commands } from '../ids.ts';
import type { Explanations, ExplanationsPorts } from './explanations.ts';

export interface InlinePorts extends ExplanationsPorts {
  /** Puts code into the composer as a chip; `focus` takes the caret there too, to ask about it. */
  readonly attach: (attachment: Attachment, options: { readonly focus: boolean }) => void;
  /** Sends a `/command` about code in the chat. */
  readonly run: (command: string, code: CodeAttachment) => void;
}

/** Commands of the editor that are a `/command` of the chat. */
const IN_CHAT: Readonly<Record<string, string>> = {
  [commands.fixSelection]: 'fix',
  [commands.refactorSelection]: 'refactor',
  [commands.testSelection]: 'tests',
  [commands.documentSelection]: 'doc',
  [commands.reviewSelection]: 'review',
};

/** Explain, Ask about and Add selection to chat, and the tasks that the chat does, from the palette, the editor's menu and the light bulb. */
export function registerInline(ports: InlinePorts): Disposable {
  const owned = new DisposableStore();
  // Only for who explains something: the Markdown lexer is a third of what activation would have to load.
  const explanations = lazy(async () => {
    const { Explanations } = await import('./explanations.ts');
    return owned.add(new Explanations(ports));
  });
  const handle = (id: string, run: (...args: never[]) => unknown): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  const onThread = (id: string, run: (all: Explanations, thread: vscode.CommentThread) => unknown): void =>
    handle(id, async (thread: vscode.CommentThread) => run(await explanations(), thread));
  handle(commands.explainSelection, () => withCode(async (code) => (await explanations()).explain(code)));
  handle(commands.askAboutSelection, () =>
    withCode(({ attachment }) => ports.attach(attachment, { focus: true })),
  );
  handle(commands.addSelectionToChat, () =>
    withCode(({ attachment }) => ports.attach(attachment, { focus: false })),
  );
  for (const [id, command] of Object.entries(IN_CHAT)) {
    handle(id, () => withCode(({ attachment }) => ports.run(command, attachment)));
  }
  handle(commands.inlineReply, async (reply: vscode.CommentReply) => (await explanations()).reply(reply));
  handle(commands.inlineAct, async (turnId: unknown, action: unknown) =>
    (await explanations()).act(turnId, action),
  );
  onThread(commands.inlineStop, (all, thread) => all.stop(thread));
  onThread(commands.inlineRetry, (all, thread) => all.retry(thread));
  onThread(commands.inlineCopy, (all, thread) => all.copy(thread));
  onThread(commands.inlineContinueInChat, (all, thread) => all.continueInChat(thread));
  onThread(commands.inlineDismiss, (all, thread) => all.dismiss(thread));
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
