import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { formatBytes } from '../../base/text.ts';
import { restored } from '../../chat/restore.ts';
import type { ChatSession } from '../../chat/session.ts';
import type { ConversationFiles } from '../storage/conversationFiles.ts';
import type { Conversations } from '../storage/conversations.ts';
import type { ConversationHistory, HistoryEntry } from '../storage/history.ts';
import { readStored } from '../storage/storedConversation.ts';
import { exportMarkdown } from './exportMarkdown.ts';
import type { HistoryAct } from './historyPicker.ts';
import { shareable } from './shareable.ts';

export interface HistoryActionPorts {
  readonly conversations: Conversations;
  readonly files: ConversationFiles;
  readonly history: ConversationHistory;
  /** Every place that shows the conversation shows another one. */
  readonly leave: (id: string) => void;
  readonly show: (session: ChatSession) => unknown;
  readonly openInEditor: (session: ChatSession) => unknown;
  readonly newId: () => string;
}

/** More than any conversation of ours, and little enough to be read at once. */
const MAX_IMPORT_BYTES = 64 * 1024 * 1024;

export async function openConversation(
  { conversations, show }: HistoryActionPorts,
  id: string,
): Promise<void> {
  const session = await conversations.find(id);
  if (session) await show(session);
  else void vscode.window.showWarningMessage(l10n.t('This conversation can’t be read any more.'));
}

export async function actOn(ports: HistoryActionPorts, act: HistoryAct, entry: HistoryEntry): Promise<void> {
  const { id } = entry;
  switch (act) {
    case 'stop':
      return live(ports, id)?.stop();
    case 'rename':
      return renameConversation(ports, entry);
    case 'pin':
    case 'unpin':
      return ports.files.note(id, { kind: 'pinned', pinned: act === 'pin' });
    case 'openInEditor': {
      const session = await ports.conversations.find(id);
      if (session) ports.openInEditor(session);
      return;
    }
    case 'export':
      return exportConversation(ports, id);
    case 'delete':
      return deleteConversation(ports, entry);
  }
}

export async function renameConversation(
  ports: HistoryActionPorts,
  { id, title }: Pick<HistoryEntry, 'id' | 'title'>,
): Promise<void> {
  const named = await vscode.window.showInputBox({
    title: l10n.t('Rename Conversation'),
    value: title,
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' ? l10n.t('A title has at least one character.') : undefined,
  });
  if (named === undefined) return;
  const session = live(ports, id);
  if (session) session.rename(named.trim());
  else await ports.files.note(id, { kind: 'title', title: named.trim() });
}

/** The words that a person may want back are there for as long as the message is, and not longer than a day. */
async function deleteConversation(ports: HistoryActionPorts, { id, title }: HistoryEntry): Promise<void> {
  ports.leave(id);
  await ports.conversations.drop(id);
  await ports.history.remove(id);
  const undo = l10n.t('Undo');
  const asked = vscode.window.showInformationMessage(l10n.t('“{0}” was deleted.', title), undo);
  void asked.then((answer) => (answer === undo ? ports.history.restore(id) : ports.history.purge(id)));
}

export async function exportConversation(
  { conversations, files }: HistoryActionPorts,
  id: string,
): Promise<void> {
  await conversations.flush();
  const read = await files.read(id);
  if (!read) {
    void vscode.window.showInformationMessage(l10n.t('There is nothing to export yet.'));
    return;
  }
  const conversation = shareable(read.conversation);
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Export Conversation Without Account, Role and Profile'),
    defaultUri: vscode.Uri.joinPath(baseFolder(), `${fileName(conversation.title)}.md`),
    filters: { Markdown: ['md'], JSON: ['json'] },
  });
  if (!uri) return;
  const isJson = uri.path.toLowerCase().endsWith('.json');
  const text = isJson ? `${JSON.stringify(conversation, null, 2)}\n` : exportMarkdown(conversation);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  const open = l10n.t('Open');
  const told = vscode.window.showInformationMessage(
    l10n.t('The conversation was exported, without your account, role and profile.'),
    open,
  );
  void told.then(async (answer) => {
    if (answer === open) await vscode.window.showTextDocument(uri);
  });
}

/** As a new conversation: what is there already is never replaced. */
export async function importConversation(ports: HistoryActionPorts): Promise<void> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Import Conversation'),
      filters: { JSON: ['json'] },
    })) ?? [];
  if (!uri) return;
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MAX_IMPORT_BYTES) {
    refuse(l10n.t('it is larger than {0}', formatBytes(MAX_IMPORT_BYTES)));
    return;
  }
  const read = readStored(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  if (read.kind !== 'conversation') {
    refuse(read.kind === 'newer' ? l10n.t('a later version has exported it') : read.why);
    return;
  }
  // What was on its way when it was exported is charged where it was asked, not here.
  const conversation = restored({ ...read.conversation, id: ports.newId() });
  await ports.files.save(conversation);
  ports.files.forget(conversation.id);
  await openConversation(ports, conversation.id);
}

function refuse(why: string): void {
  void vscode.window.showErrorMessage(
    l10n.t('The file is not a conversation that can be imported: {0}.', why),
  );
}

function live({ conversations }: HistoryActionPorts, id: string): ChatSession | undefined {
  return conversations.open.find(({ conversation }) => conversation.id === id);
}

function baseFolder(): vscode.Uri {
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
}

function fileName(title: string): string {
  return (
    title
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60) || 'conversation'
  );
}
