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
    const talk = this.begin();
    const answer = await talk.ask(text);
    await talk.end();
    return answer;
  }

  /** A new conversation, followed by a page. */
  begin(): Talk {
    return new Talk(this.#session(), this.#folder);
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

/** A conversation with all that the extension keeps of it and does with it. */
export class Talk {
  readonly #session: ChatSession;
  readonly #panel: PanelModel;
  readonly #autosave: Autosave;
  readonly #owned = new DisposableStore();

  constructor(session: ChatSession, folder: string) {
    const log = recordingLog();
    const store = new ConversationFiles(folder, fs, log);
    this.#session = this.#owned.add(session);
    this.#autosave = this.#owned.add(new Autosave(session, { store, log }));
    this.#panel = this.#owned.add(new PanelModel({ format: createFormat('en'), actions: () => [] }));
    this.#panel.follow(session);
    // VS Code turns every message into JSON on its way to the page.
    const feed = this.#owned.add(new Feed(this.#panel, (message) => JSON.stringify(message)));
    feed.start();
  }

  async ask(text: string): Promise<string> {
    await this.#session.send({ task: 'chat', text, attachments: [] });
    const answer = this.#session.conversation.turns.at(-1)?.answer;
    if (answer?.state.kind !== 'complete') throw new Error(JSON.stringify(answer?.state));
    return answerText(answer);
  }

  /** The whole conversation as a page that comes back is told of it, in JSON. */
  snapshot(): string {
    return JSON.stringify(this.#panel.state());
  }

  async end(): Promise<void> {
    await this.#autosave.flush();
    this.#owned.dispose();
  }
}
