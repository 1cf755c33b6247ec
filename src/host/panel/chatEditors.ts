import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore, MutableDisposable, type Disposable } from '../../base/lifecycle.ts';
import type { ChatSession } from '../../chat/session.ts';
import { CHAT_EDITOR } from '../ids.ts';
import type { ChipFiles } from '../storage/chipFiles.ts';
import type { Conversations } from '../storage/conversations.ts';
import { ChatPanel, type PanelOptions } from './chatPanel.ts';
import type { PanelWorkbench } from './panelParts.ts';
import { surfaceOf } from './surface.ts';

type Owner = Pick<Conversations, 'begin' | 'find' | 'hold'>;

interface EditorOptions extends Omit<PanelOptions, 'reveal' | 'chips'> {
  readonly chipFiles: ChipFiles;
}

interface ChatEditor extends Disposable {
  readonly tab: vscode.WebviewPanel;
  readonly chat: ChatPanel;
}

/** Conversations shown as editor tabs, which come back when the window does. */
export class ChatEditors implements vscode.WebviewPanelSerializer, Disposable {
  readonly #workbench: PanelWorkbench;
  readonly #conversations: Owner;
  readonly #options: EditorOptions;
  readonly #editors = new Set<ChatEditor>();

  constructor(workbench: PanelWorkbench, conversations: Owner, options: EditorOptions) {
    this.#workbench = workbench;
    this.#conversations = conversations;
    this.#options = options;
  }

  /** The one that the person is in; undefined where that is something else. */
  get active(): ChatPanel | undefined {
    return [...this.#editors].find(({ tab }) => tab.active)?.chat;
  }

  get chats(): readonly ChatPanel[] {
    return [...this.#editors].map(({ chat }) => chat);
  }

  /** One tab a conversation. */
  open(session: ChatSession): void {
    const known = this.#showing(session.conversation.id);
    if (known) known.tab.reveal();
    else {
      const tab = vscode.window.createWebviewPanel(CHAT_EDITOR, titleOf(session), vscode.ViewColumn.Active);
      void this.#add(tab, session).chat.focus();
    }
  }

  /** Of before the reload; `state` is what the page has kept, and not trusted. */
  async deserializeWebviewPanel(tab: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id = conversationOf(state);
    const session = id === undefined ? undefined : await this.#conversations.find(id);
    this.#add(tab, session ?? this.#conversations.begin(), id);
  }

  /** What showed this conversation is closed. */
  leave(id: string): void {
    this.#showing(id)?.tab.dispose();
    void this.#options.chipFiles.write(id, []);
  }

  dispose(): void {
    for (const editor of this.#editors) editor.dispose();
    this.#editors.clear();
  }

  #showing(id: string): ChatEditor | undefined {
    return [...this.#editors].find(({ chat }) => chat.session?.conversation.id === id);
  }

  /** `before`: the conversation that the tab showed before the window reloaded. */
  #add(tab: vscode.WebviewPanel, session: ChatSession, before?: string): ChatEditor {
    const owned = new DisposableStore();
    const place = owned.add(new EditorPlace(tab, this.#conversations, session));
    const reveal = (preserveFocus: boolean): Promise<void> => {
      tab.reveal(undefined, preserveFocus);
      return Promise.resolve();
    };
    const { chipFiles, ...options } = this.#options;
    const chips = { files: chipFiles, before };
    const chat = owned.add(new ChatPanel(this.#workbench, place, { ...options, chips, reveal }));
    tab.iconPath = new vscode.ThemeIcon('comment-discussion');
    chat.showIn(surfaceOf(tab));
    const editor = { tab, chat, dispose: () => owned.dispose() };
    this.#editors.add(editor);
    tab.onDidDispose(() => {
      this.#editors.delete(editor);
      chat.close();
      editor.dispose();
    });
    return editor;
  }
}

/** Which conversation a tab shows: it keeps that open, and has its title. */
class EditorPlace implements Disposable {
  readonly #tab: vscode.WebviewPanel;
  readonly #conversations: Owner;
  readonly #held = new MutableDisposable();
  readonly #titled = new MutableDisposable();
  #session: ChatSession;

  constructor(tab: vscode.WebviewPanel, conversations: Owner, session: ChatSession) {
    this.#tab = tab;
    this.#conversations = conversations;
    this.#session = session;
    this.adopt(session);
  }

  current(): Promise<ChatSession> {
    return Promise.resolve(this.#session);
  }

  create(): ChatSession {
    const session = this.#conversations.begin();
    this.adopt(session);
    return session;
  }

  adopt(session: ChatSession): void {
    if (session === this.#session && this.#held.value) return;
    this.#session = session;
    this.#held.value = this.#conversations.hold(session);
    this.#titled.value = session.onDidChange(() => this.#setTitle());
    this.#setTitle();
  }

  dispose(): void {
    this.#held.dispose();
    this.#titled.dispose();
  }

  /** Set only where it differs: each time costs a message. */
  #setTitle(): void {
    const title = titleOf(this.#session);
    if (this.#tab.title !== title) this.#tab.title = title;
  }
}

function titleOf({ conversation }: ChatSession): string {
  return conversation.title || l10n.t('Bedrock Chat');
}

function conversationOf(state: unknown): string | undefined {
  const { conversation }: { conversation?: unknown } =
    typeof state === 'object' && state !== null ? state : {};
  return typeof conversation === 'string' ? conversation : undefined;
}
