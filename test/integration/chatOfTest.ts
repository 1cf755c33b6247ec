import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as vscode from 'vscode';
import { answerText } from '../../src/chat/conversation.ts';
import type { BedrockServices } from '../../src/chat/ports.ts';
import { ChatSession } from '../../src/chat/session.ts';
import { ChatPanel } from '../../src/host/panel/chatPanel.ts';
import type { PanelWorkbench } from '../../src/host/panel/panelParts.ts';
import { ConversationFiles } from '../../src/host/storage/conversationFiles.ts';
import { Conversations } from '../../src/host/storage/conversations.ts';
import { anyChoices, knowledgeBaseOf, ScriptedModel } from '../fakes/services.ts';
import { scripted, type Scripted } from '../unit/host/panel/samples.ts';
import { recordingLog } from '../unit/host/storage/folder.ts';
import { ViewOfTest } from './viewOfTest.ts';

const identity: BedrockServices['identity'] = {
  whoAmI: () => Promise.resolve({ accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/u' }),
  regions: () => Promise.resolve([{ id: 'eu-central-1', partition: 'aws' }]),
  unlock: () => Promise.resolve(false),
  publishedRegions: () => Promise.resolve(undefined),
};

const requests: BedrockServices['requests'] = {
  wire: () => ({ operation: 'ConverseStream', body: {} }),
  countTokens: () => Promise.resolve(1),
};

const nothingStored: vscode.ExtensionContext['globalState'] = {
  keys: () => [],
  get: (_: string, fallback?: unknown) => fallback,
  update: () => Promise.resolve(),
  setKeysForSync: () => undefined,
};

function workbenchOfTest(extensionUri: vscode.Uri): PanelWorkbench {
  const connection = { region: 'eu-central-1', regionOrigin: 'profile', missing: false } as const;
  const { target } = anyChoices;
  return {
    context: { extensionUri, globalState: nothingStored, workspaceState: nothingStored },
    services: () => Promise.resolve({ identity, requests }),
    choices: {
      connection: () => Promise.resolve(connection),
      snapshot: () => Promise.resolve({ connection, target }),
      setModel: () => Promise.resolve(),
      target: () => Promise.resolve(target),
      forTurn: () => Promise.resolve(anyChoices),
      parameters: { inference: {}, maxTokens: 4096 },
      onDidChange: () => new vscode.Disposable(() => undefined),
    },
    log: recordingLog(),
  };
}

/** The real panel in the real extension host, on a model that says what the test pushes and a view that is not drawn. */
export class ChatOfTest {
  readonly model = new ScriptedModel();
  readonly panel: ChatPanel;
  readonly #folder: string;
  readonly #memory: Map<string, unknown>;
  readonly #conversations: Conversations;
  #view: ViewOfTest;

  constructor(folder: string, memory = new Map<string, unknown>()) {
    this.#folder = folder;
    this.#memory = memory;
    this.#conversations = this.#open();
    this.panel = new ChatPanel(workbenchOfTest(vscode.Uri.file(folder)), this.#conversations, {
      banner: 'A banner',
    });
    this.#view = this.move();
  }

  get view(): ViewOfTest {
    return this.#view;
  }

  session(): Promise<ChatSession> {
    return this.#conversations.current();
  }

  /** A session that the chat does not know of. */
  elsewhere(): Scripted {
    return scripted({ version: 1, id: randomUUID(), title: '', createdAt: 0, turns: [] });
  }

  /** VS Code resolves the view again, elsewhere. */
  move(): ViewOfTest {
    this.#view = new ViewOfTest();
    this.panel.resolveWebviewView(this.#view);
    return this.#view;
  }

  /** A new window on the same disk; the one before is simply gone. */
  async reload(meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<ChatOfTest> {
    await this.close();
    await meanwhile();
    return new ChatOfTest(this.#folder, this.#memory);
  }

  async untilAnswered(text: string): Promise<void> {
    const session = await this.session();
    const said = (): boolean => session.conversation.turns.some(({ answer }) => answerText(answer) === text);
    if (said()) return;
    await new Promise<void>((resolve) => session.onDidChange(() => said() && resolve()));
  }

  async untilActive(uri: string): Promise<vscode.TextEditor> {
    const active = vscode.window.activeTextEditor;
    if (active?.document.uri.toString() === uri) return active;
    return new Promise((resolve) => {
      const listening = vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.uri.toString() !== uri) return;
        listening.dispose();
        resolve(editor);
      });
    });
  }

  async close(): Promise<void> {
    await this.#conversations.flush();
    this.panel.dispose();
    this.#conversations.dispose();
  }

  #open(): Conversations {
    const { model } = this;
    return new Conversations({
      store: new ConversationFiles(this.#folder, fs, recordingLog()),
      memento: {
        get: (key: string) => this.#memory.get(key) as never,
        update: (key, value) => Promise.resolve(void this.#memory.set(key, value)),
      },
      session: (conversation) =>
        new ChatSession(conversation, {
          services: () => Promise.resolve({ models: model, knowledgeBases: knowledgeBaseOf([]) }),
          choices: () => Promise.resolve(anyChoices),
          now: Date.now,
          newId: randomUUID,
        }),
      now: Date.now,
      newId: randomUUID,
      log: recordingLog(),
    });
  }
}
