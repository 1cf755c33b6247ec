import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { ChatSession, type SessionPorts } from '../../chat/session.ts';
import type { Workbench } from '../feature.ts';
import { ChipFiles } from './chipFiles.ts';
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
  const folder = folderIn(context, 'conversations');
  const { now, newId } = ports;
  const files = new ConversationFiles(folder, fs, log);
  const conversations = new Conversations({
    store: files,
    memento: context.workspaceState,
    session: (conversation) => new ChatSession(conversation, ports),
    now,
    newId,
    log,
    onCut: (turn) => ports.onAnswer?.(() => turn),
  });
  return { conversations, files, history: new ConversationHistory({ folder, system: fs, files, log, now }) };
}

/** What was added to prompts that are not sent yet. */
export function openChipFiles({ context, log }: Workbench): ChipFiles {
  return new ChipFiles(folderIn(context, 'chips'), fs, log);
}

/** Of the workspace or, where none is open, one for all windows. */
function folderIn({ storageUri, globalStorageUri }: Workbench['context'], name: string): string {
  return join((storageUri ?? globalStorageUri).fsPath, name);
}
