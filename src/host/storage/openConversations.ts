import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { ChatSession, type SessionPorts } from '../../chat/session.ts';
import type { Workbench } from '../feature.ts';
import { ConversationFiles } from './conversationFiles.ts';
import { Conversations } from './conversations.ts';
import { ConversationHistory } from './history.ts';

export interface StoredConversations {
  readonly conversations: Conversations;
  readonly files: ConversationFiles;
  readonly history: ConversationHistory;
}

/** The conversations of this workspace, or of the window where none is open. */
export function openConversations({ context, log }: Workbench, ports: SessionPorts): StoredConversations {
  const { fsPath } = context.storageUri ?? context.globalStorageUri;
  const folder = join(fsPath, 'conversations');
  const { now, newId } = ports;
  const files = new ConversationFiles(folder, fs, log);
  const conversations = new Conversations({
    store: files,
    memento: context.workspaceState,
    session: (conversation) => new ChatSession(conversation, ports),
    now,
    newId,
    log,
  });
  return { conversations, files, history: new ConversationHistory({ folder, system: fs, files, log, now }) };
}
