import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import { commands, views } from '../ids.ts';
import type { ChatPanel } from './chatPanel.ts';

/** A hidden page is unloaded: the host holds the state, and streaming goes on without it. */
export function registerChatView(panel: ChatPanel): Disposable {
  return vscode.window.registerWebviewViewProvider(views.chat, panel);
}

export function registerPanelCommands(panel: ChatPanel): Disposable {
  const owned = new DisposableStore();
  const handle = (id: string, run: () => unknown): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  handle(commands.focusChat, () => panel.focus());
  handle(commands.newConversation, () => panel.newConversation());
  handle(commands.stopAnswer, () => panel.stop());
  handle(commands.keepChange, () => panel.proposals.keep());
  handle(commands.discardChange, () => panel.proposals.discard());
  return owned;
}
