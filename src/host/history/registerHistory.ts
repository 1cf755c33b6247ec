import * as vscode from 'vscode';
import { messageOf } from '../../base/errors.ts';
import { DisposableStore, toDisposable, type Disposable } from '../../base/lifecycle.ts';
import { commands } from '../ids.ts';
import type { Log } from '../log.ts';
import {
  actOn,
  exportConversation,
  importConversation,
  openConversation,
  renameConversation,
  type HistoryActionPorts,
} from './historyActions.ts';
import { HistoryPicker } from './historyPicker.ts';

export interface HistoryFeature extends HistoryActionPorts {
  readonly log: Log;
  readonly create: () => unknown;
}

/** The list of stored conversations, and the commands for the one that the chat shows. */
export function registerHistory(feature: HistoryFeature): Disposable {
  const owned = new DisposableStore();
  const handle = (id: string, run: () => unknown): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  handle(commands.history, () => showHistory(feature));
  handle(commands.importConversation, () => importConversation(feature));
  handle(commands.exportConversation, async () => {
    const { conversation } = await feature.conversations.current();
    await exportConversation(feature, conversation.id);
  });
  handle(commands.renameConversation, async () => {
    const { conversation } = await feature.conversations.current();
    await renameConversation(feature, conversation);
  });
  return owned;
}

async function showHistory(feature: HistoryFeature): Promise<void> {
  const { conversations, history, log, create } = feature;
  await conversations.flush();
  new HistoryPicker({
    list: () => history.list(),
    text: (id) => history.text(id),
    running: () => new Set(conversations.open.filter((one) => one.isBusy).map((one) => one.conversation.id)),
    onDidChange: (listener) => {
      const listening = conversations.onDidChange(() => void conversations.flush().then(listener));
      return toDisposable(() => listening.dispose());
    },
    open: (id) => openConversation(feature, id),
    act: (act, entry) => actOn(feature, act, entry),
    create,
    import: () => importConversation(feature),
    failed: (error) => log.error(`Conversations: ${messageOf(error)}`),
    language: vscode.env.language,
  }).show();
}
