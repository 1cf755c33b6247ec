import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ChatSession, type SessionPorts } from '../../chat/session.ts';
import type { Workbench } from '../feature.ts';
import { ChipFiles } from './chipFiles.ts';
import { ConversationFiles } from './conversationFiles.ts';
import { conversationsFolder } from './conversationsFolder.ts';
import { Conversations } from './conversations.ts';
import { ConversationHistory } from './history.ts';

export interface StoredConversations {
  readonly conversations: Conversations;
  readonly files: ConversationFiles;
  readonly history: ConversationHistory;
}

/** The conversations of this workspace, in whatever window; of all windows in which none is open. */
export function openConversations({ context, log }: Workbench, ports: SessionPorts): StoredConversations {
  const folder = conversationsFolder(context, openWorkspace(), log);
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

/** What was added to prompts that are not sent yet: each window's own or, where no workspace is open, in one folder for all. */
export function openChipFiles({ context, log }: Workbench): ChipFiles {
  const { storageUri, globalStorageUri } = context;
  return new ChipFiles(join((storageUri ?? globalStorageUri).fsPath, 'chips'), fs, log);
}

function openWorkspace(): string | undefined {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  return (workspaceFile ?? workspaceFolders?.[0]?.uri)?.toString();
}
