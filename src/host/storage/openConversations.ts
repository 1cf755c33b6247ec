import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { ChatSession } from '../../chat/session.ts';
import type { Workbench } from '../feature.ts';
import { ConversationFiles } from './conversationFiles.ts';
import { Conversations } from './conversations.ts';

/** The conversations of this workspace, or of the window where none is open. */
export function openConversations(workbench: Workbench): Conversations {
  const { context, services, choices, log } = workbench;
  const { fsPath } = context.storageUri ?? context.globalStorageUri;
  return new Conversations({
    store: new ConversationFiles(join(fsPath, 'conversations'), fs, log),
    memento: context.workspaceState,
    session: (conversation) =>
      new ChatSession(conversation, {
        services,
        choices: (task, signal) => choices.forTurn(task, signal),
        now: Date.now,
        newId: randomUUID,
      }),
    now: Date.now,
    newId: randomUUID,
    log,
  });
}
