import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { Attachment, CodeAttachment, Prompt, Turn } from '../../chat/conversation.ts';
import type { BedrockServices } from '../../chat/ports.ts';
import type { ChatSession } from '../../chat/session.ts';
import { promptOf } from '../../chat/slashCommands.ts';
import { cardActions } from '../actions/cardActions.ts';
import { RetryLater } from '../actions/retryLater.ts';
import type { ActionWorkbench } from '../actions/workbenchPorts.ts';
import { existing } from '../answerCode/openFile.ts';
import { composerPorts } from '../context/composerPorts.ts';
import { readerOf, type Reader } from '../context/mediaLimits.ts';
import { views } from '../ids.ts';
import { logFailure, type Log } from '../log.ts';
import type { Choices } from '../choices/choices.ts';
import { CallPreview } from '../preview/callPreview.ts';
import type { Conversations } from '../storage/conversations.ts';
import { standInBanner } from '../standIn.ts';
import { ChoicesFeed } from './choicesFeed.ts';
import { createShared, type ChatShared } from './chatShared.ts';
import { createFormat } from './format.ts';
import { pageHtml } from './html.ts';
import { KeptChips, type ChipPlace } from './keptChips.ts';
import { pageHandlers, type ComposerPorts, type PagePorts } from './messageHandlers.ts';
import { Page } from './page.ts';
import { pageAssets, pageOptions } from './pageAssets.ts';
import { PanelModel, type PanelChange } from './panelModel.ts';
import { ShownPage } from './shownPage.ts';
import type { Surface } from './surface.ts';
import { actOnTurn } from './turnActions.ts';
import { turnPorts } from './turnPorts.ts';
import { windowPorts } from './windowPorts.ts';

/** The part of the workbench that the chat needs. */
export interface PanelWorkbench extends ActionWorkbench {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalState' | 'workspaceState'>;
  readonly choices: ActionWorkbench['choices'] &
    Pick<Choices, 'target' | 'parameters' | 'onDidChange' | 'forTurn'>;
  readonly services: () => Promise<Pick<BedrockServices, 'identity' | 'requests'>>;
  readonly log: Log;
}

export interface PanelOptions {
  readonly banner?: string;
  readonly shared?: ChatShared;
  /** Without it, what is added to the composer goes with the window. */
  readonly chips?: ChipPlace;
  /** Brings the place to the front; the sidebar where nothing else is said. */
  readonly reveal?: ShownPage['reveal'];
  /** The chat has begun to answer, or ended. */
  readonly onBusy?: () => void;
}

/** Which conversation is shown in one place. */
export type ChatPlace = Pick<Conversations, 'current' | 'create' | 'adopt'>;

/** A chat in the sidebar or in an editor tab: follows one session at a time, whether or not a page shows it. */
export class ChatPanel implements vscode.WebviewViewProvider, Disposable {
  readonly #workbench: PanelWorkbench;
  readonly #conversations: ChatPlace;
  readonly #options: PanelOptions;
  readonly #shared: ChatShared;
  readonly #owned = new DisposableStore();
  readonly #model: PanelModel;
  readonly #choices: ChoicesFeed;
  readonly #preview: CallPreview;
  readonly #composer: ComposerPorts;
  readonly #chips: KeptChips;
  readonly #page: ShownPage;
  readonly #retryLater = this.#owned.add(new RetryLater());

  constructor(workbench: PanelWorkbench, conversations: ChatPlace, options: PanelOptions = {}) {
    const { banner = standInBanner(process.env), shared = createShared(this.#owned, workbench.context) } =
      options;
    const { reveal = revealSidebar } = options;
    const page = this.#owned.add(new ShownPage(reveal));
    const format = createFormat(vscode.env.language);
    this.#workbench = workbench;
    this.#conversations = conversations;
    this.#options = options;
    this.#shared = shared;
    this.#page = page;
    this.#model = this.#owned.add(
      new PanelModel({
        format,
        actions: (failure, turn) => cardActions(this.#retryLater, failure, turn),
        retryAt: (turnId) => this.#retryLater.at(turnId),
        ...(banner !== undefined && { banner }),
      }),
    );
    this.#choices = this.#owned.add(
      new ChoicesFeed({ choices: workbench.choices, log: workbench.log, remoteName: vscode.env.remoteName }),
    );
    this.#preview = this.#owned.add(
      new CallPreview({
        choices: workbench.choices,
        services: workbench.services,
        shared,
        model: this.#model,
        log: workbench.log,
        format,
      }),
    );
    this.#owned.add(this.#retryLater.onDidChange((turnId) => this.#model.refreshTurn(turnId)));
    this.#owned.add(this.#choices.onDidChange((choices) => this.#model.setChoices(choices)));
    this.#model.setSelected(shared.selection.value);
    this.#owned.add(shared.selection.onDidChange((selected) => this.#model.setSelected(selected)));
    this.#model.setCommands(shared.promptFiles.commands);
    this.#owned.add(shared.promptFiles.onDidChange((all) => this.#model.setCommands(all)));
    // Not before what the model begins with: whoever hears of a change looks at chats that are whole.
    this.#owned.add(this.#model.onDidChange((change) => this.#changed(change)));
    this.#composer = composerPorts({
      model: this.#model,
      selection: shared.selection,
      reader: () => this.#reader(),
      say: (message) => page.say(message),
    });
    this.#chips = this.#owned.add(new KeptChips(this.#model, options.chips, (note) => page.say(note)));
    void this.#restore();
  }

  /** The session that the chat shows; undefined until the stored one has been read. */
  get session(): ChatSession | undefined {
    return this.#model.session;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.showIn(view);
  }

  /** From now on the page is there, and nowhere else. */
  showIn(view: Surface): void {
    const root = this.#workbench.context.extensionUri;
    view.webview.options = pageOptions(root);
    const page = new Page(view, {
      model: this.#model,
      handlers: pageHandlers(this.#ports()),
      html: () => pageHtml(pageAssets(view.webview, root)),
      log: this.#workbench.log,
    });
    this.#page.show(page, view);
  }

  /** Goes on with a session that was begun elsewhere, also while it streams; the chat owns it from then on. */
  show(session: ChatSession): void {
    this.#follow(session);
    void this.focus();
  }

  /** Adds code to the composer as a chip and shows the chat without taking the caret there. */
  attach(attachment: Attachment): void {
    this.#model.attach(attachment);
    void this.#page.reveal(true);
  }

  /** Adds code to the composer as a chip and takes the caret there, to ask about it. */
  ask(attachment: Attachment): void {
    this.#model.attach(attachment);
    void this.focus();
  }

  /** Sends a command about code at once; what can't be sent now is put into the composer. */
  async run(command: string, code: CodeAttachment): Promise<void> {
    await this.#page.reveal(true);
    const prompt = promptOf(`/${command}`, [code], this.#model.commands);
    const whole = await this.#composer.complete(prompt);
    if (whole && (await this.#send(whole))) return;
    this.#model.attach(code);
    await this.#page.focus(`/${command} `);
  }

  /** Shows an empty conversation where this one is shown. */
  leave(id: string): void {
    if (this.session?.conversation.id === id) this.#follow(this.#conversations.create());
  }

  async newConversation(): Promise<void> {
    this.#follow(this.#conversations.create());
    await this.focus();
  }

  /** Takes the caret to the composer, once there is one. */
  focus(): Promise<void> {
    return this.#page.focus();
  }

  /** Opens what the next call will be as a document. */
  previewRequest(): Promise<void> {
    return this.#preview.open();
  }

  stop(): void {
    this.session?.stop();
  }

  /** Shows the prompt before or after what is in sight. */
  goToPrompt(offset: -1 | 1): void {
    this.#page.current?.goToPrompt(offset);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #restore(): Promise<void> {
    this.#follow(await this.#conversations.current());
  }

  #follow(session: ChatSession): void {
    if (session === this.session) return;
    this.#retryLater.cancelAll();
    this.#conversations.adopt(session);
    this.#model.follow(session);
  }

  #changed(change: PanelChange): void {
    this.#options.onBusy?.();
    if (change.kind === 'turn') this.#logFailedTurn(change.turn.id);
  }

  /** How a turn ends is its last change, so that this says it once. */
  #logFailedTurn(id: string): void {
    const state = this.#model.turn(id)?.answer.state;
    if (state?.kind === 'failed' || state?.kind === 'interrupted') {
      logFailure(this.#workbench.log, 'Answering in the chat', state.failure);
    }
  }

  /** Whether the prompt was taken; its answer goes on by itself. */
  async #send(prompt: Prompt): Promise<boolean> {
    const session = await this.#conversations.current();
    const fitted = session.isBusy ? undefined : await this.#preview.fitted(prompt, session);
    if (!fitted || session.isBusy) return false;
    this.#preview.drafted('');
    void session.send(fitted);
    return true;
  }

  async #reader(): Promise<Reader | undefined> {
    const { target } = await this.#workbench.choices.snapshot();
    return target && readerOf(target);
  }

  async #askAnew({ prompt }: Turn): Promise<void> {
    this.#follow(this.#conversations.create());
    this.#model.setAttachments([
      ...this.#model.attachments,
      ...prompt.attachments.filter(({ leftOut }) => leftOut !== true),
    ]);
    await this.#page.focus(prompt.text);
  }

  #ready(): void {
    this.#page.ready();
    void this.#chips.tell();
    void this.#choices.wake();
    this.#preview.wake();
    this.#shared.promptFiles.wake();
  }

  #ports(): PagePorts {
    const acting = {
      workbench: this.#workbench,
      retryLater: this.#retryLater,
      askAnew: (turn: Turn) => this.#askAnew(turn),
    };
    return {
      model: this.#model,
      ready: () => this.#ready(),
      send: (prompt) => this.#send(prompt),
      newConversation: () => this.newConversation(),
      drafted: (text) => this.#preview.drafted(text),
      previewRequest: () => this.previewRequest(),
      countTokens: () => this.#preview.count(),
      ...turnPorts(
        () => this.session,
        () => this.#model.commands,
        this.#shared.documents,
      ),
      giveBack: (unsent) => this.#page.giveBack(unsent),
      act: (turn, action) => actOnTurn(acting, this.session, turn, action),
      findFiles: async (paths) => this.#page.current?.filesFound(paths, await existing(paths)),
      composer: this.#composer,
      ...windowPorts(this.#shared),
    };
  }
}

function revealSidebar(preserveFocus: boolean): Thenable<unknown> {
  return vscode.commands.executeCommand(`${views.chat}.focus`, { preserveFocus });
}
