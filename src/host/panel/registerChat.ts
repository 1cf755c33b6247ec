import * as vscode from 'vscode';
import { DisposableStore, toDisposable, type Disposable } from '../../base/lifecycle.ts';
import type { SessionPorts } from '../../chat/session.ts';
import { BusyKey } from '../contextKeys.ts';
import type { Workbench } from '../feature.ts';
import { ModelTitles } from '../history/modelTitles.ts';
import { registerHistory } from '../history/registerHistory.ts';
import { SECTION } from '../ids.ts';
import type { InlinePorts } from '../inline/registerInline.ts';
import { modelTitles } from '../settings.ts';
import { openChipFiles, openConversations, type StoredConversations } from '../storage/openConversations.ts';
import { ChatEditors } from './chatEditors.ts';
import { ChatPanel } from './chatPanel.ts';
import { createShared } from './chatShared.ts';
import { sidebarChips } from './sidebarChips.ts';
import { answering, registerChatPlaces, registerPanelCommands, type Chats } from './commands.ts';

export interface Chat extends Disposable {
  readonly forInline: Pick<InlinePorts, 'attach' | 'run' | 'continueInChat'>;
  /** Resolves when every conversation, and what is to go with the next prompt, is on disk: before the extension is deactivated. */
  readonly flush: () => Promise<void>;
}

/** The chat panel, its commands and its stored conversations. */
export function registerChat(workbench: Workbench, ports: SessionPorts): Chat {
  const owned = new DisposableStore();
  const stored = openConversations(workbench, ports);
  const { conversations } = stored;
  owned.add(conversations);
  owned.add(new ModelTitles({ ...stored, log: workbench.log, enabled: wantsModelTitles }));
  const shared = createShared(owned, workbench.context);
  const chipFiles = openChipFiles(workbench);
  const chips = sidebarChips(workbench, chipFiles, ports.newId);
  const busy = new BusyKey(vscode.commands);
  owned.add(toDisposable(() => busy.set(false)));
  const onBusy = (): void => busy.set(answering(chats) !== undefined);
  const attention = { count: () => conversations.asking, onDidChange: conversations.onDidChange };
  const chats: Chats = {
    sidebar: owned.add(new ChatPanel(workbench, conversations, { shared, onBusy, chips, attention })),
    editors: owned.add(new ChatEditors(workbench, conversations, { shared, onBusy, chipFiles })),
  };
  const { sidebar: panel } = chats;
  owned.add(registerPanelCommands(chats, shared));
  owned.add(registerChatPlaces(chats));
  owned.add(withHistory(workbench, ports, stored, chats));
  return {
    forInline: {
      attach: (attachment, { focus }) => (focus ? panel.ask(attachment) : panel.attach(attachment)),
      run: (command, code) => void panel.run(command, code),
      continueInChat: (session) => panel.show(session),
    },
    flush: async () => {
      await Promise.all([conversations.flush(), chipFiles.flush()]);
    },
    dispose: () => owned.dispose(),
  };
}

function wantsModelTitles(): boolean {
  return modelTitles(vscode.workspace.getConfiguration(SECTION));
}

function withHistory(
  { log }: Workbench,
  { newId }: SessionPorts,
  stored: StoredConversations,
  { sidebar, editors }: Chats,
): Disposable {
  return registerHistory({
    ...stored,
    log,
    newId,
    create: () => sidebar.newConversation(),
    show: (session) => sidebar.show(session),
    openInEditor: (session) => editors.open(session),
    leave: (id) => {
      sidebar.leave(id);
      editors.leave(id);
    },
  });
}
