import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import { CHAT_EDITOR, commands, views } from '../ids.ts';
import type { ChatEditors } from './chatEditors.ts';
import type { ChatPanel } from './chatPanel.ts';
import type { ChatShared } from './chatShared.ts';

/** Every place where a chat is shown. */
export interface Chats {
  readonly sidebar: ChatPanel;
  readonly editors: ChatEditors;
}

/** A hidden page is unloaded: the host holds the state, and streaming goes on without it. */
export function registerChatPlaces({ sidebar, editors }: Chats): Disposable {
  const owned = new DisposableStore();
  owned.add(vscode.window.registerWebviewViewProvider(views.chat, sidebar));
  owned.add(vscode.window.registerWebviewPanelSerializer(CHAT_EDITOR, editors));
  return owned;
}

export function registerPanelCommands(chats: Chats, { proposals }: ChatShared): Disposable {
  const { sidebar, editors } = chats;
  const owned = new DisposableStore();
  const handle = (id: string, run: () => unknown): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  handle(commands.focusChat, () => sidebar.focus());
  handle(commands.newConversation, () => sidebar.newConversation());
  handle(commands.openChatInEditor, () => sidebar.session && editors.open(sidebar.session));
  handle(commands.previewRequest, () => (editors.active ?? sidebar).previewRequest());
  handle(commands.stopAnswer, () => answering(chats)?.stop());
  handle(commands.previousPrompt, () => (editors.active ?? sidebar).goToPrompt(-1));
  handle(commands.nextPrompt, () => (editors.active ?? sidebar).goToPrompt(1));
  handle(commands.keepChange, () => proposals.keep());
  handle(commands.discardChange, () => proposals.discard());
  return owned;
}

/** The chat that answers: the one that the person is in before the others. */
export function answering({ sidebar, editors }: Chats): ChatPanel | undefined {
  const { active } = editors;
  const inOrder = [...(active ? [active] : []), sidebar, ...editors.chats];
  return inOrder.find(({ session }) => session?.isBusy === true);
}
