import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { SessionPorts } from '../../chat/session.ts';
import type { Workbench } from '../feature.ts';
import type { InlinePorts } from '../inline/registerInline.ts';
import { registerHistory } from '../history/registerHistory.ts';
import { openConversations } from '../storage/openConversations.ts';
import { ChatPanel } from './chatPanel.ts';
import { registerChatView, registerPanelCommands } from './commands.ts';

export interface Chat extends Disposable {
  readonly forInline: Pick<InlinePorts, 'attach' | 'continueInChat'>;
  /** Resolves when every conversation is on disk: before the extension is deactivated. */
  readonly flush: () => Promise<void>;
}

/** The chat panel, its commands and its stored conversations. */
export function registerChat(workbench: Workbench, ports: SessionPorts): Chat {
  const owned = new DisposableStore();
  const stored = openConversations(workbench, ports);
  const conversations = owned.add(stored.conversations);
  const panel = owned.add(new ChatPanel(workbench, conversations));
  owned.add(registerPanelCommands(panel));
  owned.add(registerChatView(panel));
  owned.add(
    registerHistory({
      ...stored,
      log: workbench.log,
      newId: ports.newId,
      create: () => panel.newConversation(),
      show: (session) => panel.show(session),
      leave: (id) => panel.leave(id),
    }),
  );
  return {
    forInline: {
      attach: (attachment, { focus }) => (focus ? panel.ask(attachment) : panel.attach(attachment)),
      continueInChat: (session) => panel.show(session),
    },
    flush: () => conversations.flush(),
    dispose: () => owned.dispose(),
  };
}
