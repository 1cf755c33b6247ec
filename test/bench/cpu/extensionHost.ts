import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { DisposableStore, type Disposable } from '../../../src/base/lifecycle.ts';
import { createServices } from '../../../src/bedrock/services.ts';
import type { TurnChoices } from '../../../src/chat/buildRequest.ts';
import { answerText } from '../../../src/chat/conversation.ts';
import { ChatSession } from '../../../src/chat/session.ts';
import { Feed } from '../../../src/host/panel/feed.ts';
import { createFormat } from '../../../src/host/panel/format.ts';
import { PanelModel } from '../../../src/host/panel/panelModel.ts';
import { Autosave } from '../../../src/host/storage/autosave.ts';
import { ConversationFiles } from '../../../src/host/storage/conversationFiles.ts';
import { recordingLog } from '../../unit/host/storage/folder.ts';
import { maxTokens, streamingModel } from '../standIn/streamingModel.ts';

/** The extension's host side without VS Code: SDK, decoder, session, panel, page feed and the file on disk. */
export class ExtensionHost implements Disposable {
  readonly #services = createServices({ userAgentVersion: 'bench' });
  readonly #choices: TurnChoices;
  readonly #folder: string;

  /** @param folder for conversations */
  constructor(folder: string) {
    const target = {
      modelId: streamingModel,
      label: 'Model',
      region: 'us-east-1',
      destinationRegions: ['us-east-1'],
    };
    const connection = { profile: 'local', region: 'us-east-1' };
    this.#choices = { connection, target, maxTokens, inference: {}, policy: { allowGlobal: false } };
    this.#folder = folder;
  }

  /** One prompt in a new conversation; the whole answer. */
  async ask(text: string): Promise<string> {
    const owned = new DisposableStore();
    const session = owned.add(this.#session());
    const log = recordingLog();
    const store = new ConversationFiles(this.#folder, fs, log);
    const autosave = owned.add(new Autosave(session, { store, log }));
    const panel = owned.add(new PanelModel({ format: createFormat('en'), actions: () => [] }));
    panel.follow(session);
    // VS Code turns every message into JSON on its way to the page.
    const feed = owned.add(new Feed(panel, (message) => JSON.stringify(message)));
    feed.start();
    await session.send({ task: 'chat', text, attachments: [] });
    await autosave.flush();
    owned.dispose();
    const answer = session.conversation.turns[0]?.answer;
    if (answer?.state.kind !== 'complete') throw new Error(JSON.stringify(answer?.state));
    return answerText(answer);
  }

  dispose(): void {
    this.#services.dispose();
  }

  #session(): ChatSession {
    const conversation = {
      version: 1,
      id: randomUUID(),
      title: '',
      createdAt: Date.now(),
      turns: [],
    } as const;
    return new ChatSession(conversation, {
      services: () => Promise.resolve(this.#services),
      choices: () => Promise.resolve(this.#choices),
      now: Date.now,
      newId: randomUUID,
    });
  }
}
