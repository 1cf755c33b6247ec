import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { ChatSession, type SessionPorts } from '../../chat/session.ts';
import type { Workbench } from '../feature.ts';
import { ConversationFiles } from './conversationFiles.ts';
import { Conversations } from './conversations.ts';

/** The conversations of this workspace, or of the window where none is open. */
export function openConversations({ context, log }: Workbench, ports: SessionPorts): Conversations {
  const { fsPath } = context.storageUri ?? context.globalStorageUri;
  return new Conversations({
    store: new ConversationFiles(join(fsPath, 'conversations'), fs, log),
    memento: context.workspaceState,
    session: (conversation) => new ChatSession(conversation, ports),
    now: ports.now,
    newId: ports.newId,
    log,
  });
}
