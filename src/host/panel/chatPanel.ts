import * as vscode from 'vscode';
import { DisposableStore, MutableDisposable, type Disposable } from '../../base/lifecycle.ts';
import type { Attachment, CodeAttachment } from '../../chat/conversation.ts';
import type { ChatSession } from '../../chat/session.ts';
import { promptOf } from '../../chat/slashCommands.ts';
import { views } from '../ids.ts';
import { showAttention, type Attention } from './attention.ts';
import { FollowedSession, type ChatPlace } from './followedSession.ts';
import { pageHtml } from './html.ts';
import { pageHandlers, type PagePorts } from './messageHandlers.ts';
import { Page } from './page.ts';
import { pageAssets, pageOptions } from './pageAssets.ts';
import { pagePorts } from './pagePorts.ts';
import { createParts, type PanelParts, type PanelWorkbench, type PartsOptions } from './panelParts.ts';
import { ShownPage } from './shownPage.ts';
import type { Surface } from './surface.ts';

export interface PanelOptions extends Omit<PartsOptions, 'say' | 'giveBack'> {
  /** Brings the place to the front; the sidebar where nothing else is said. */
  readonly reveal?: ShownPage['reveal'];
  /** What its view says of chats that wait for the person; a tab says nothing. */
  readonly attention?: Attention;
  /** The chat has begun to answer, or ended. */
  readonly onBusy?: () => void;
}

/** A chat in the sidebar or in an editor tab: follows one session at a time, whether or not a page shows it. */
export class ChatPanel implements vscode.WebviewViewProvider, Disposable {
  readonly #workbench: PanelWorkbench;
  readonly #owned = new DisposableStore();
  readonly #page: ShownPage;
  readonly #parts: PanelParts;
  readonly #session: FollowedSession;
  readonly #attention: Attention | undefined;
  readonly #badge: MutableDisposable<Disposable>;

  constructor(workbench: PanelWorkbench, place: ChatPlace, options: PanelOptions = {}) {
    const { reveal = revealSidebar, onBusy, attention, ...others } = options;
    const page = this.#owned.add(new ShownPage(reveal));
    this.#workbench = workbench;
    this.#attention = attention;
    this.#badge = this.#owned.add(new MutableDisposable());
    this.#page = page;
    this.#parts = createParts(this.#owned, workbench, {
      ...others,
      say: (message) => page.say(message),
      giveBack: (unsent) => page.giveBack(unsent),
    });
    this.#session = new FollowedSession(place, this.#parts);
    // Not before what the model begins with: whoever hears of a change looks at chats that are whole.
    if (onBusy) this.#owned.add(this.#parts.model.onDidChange(() => onBusy()));
    void this.#session.restore();
  }

  /** The session that the chat shows; undefined until the stored one has been read. */
  get session(): ChatSession | undefined {
    return this.#session.current;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    if (this.#attention) this.#badge.value = showAttention(view, this.#attention);
    this.showIn(view);
  }

  /** From now on the page is there, and nowhere else. */
  showIn(view: Surface): void {
    const { context, log } = this.#workbench;
    const root = context.extensionUri;
    view.webview.options = pageOptions(root);
    const page = new Page(view, {
      model: this.#parts.model,
      handlers: pageHandlers(this.#pagePorts()),
      html: () => pageHtml(pageAssets(view.webview, root)),
      log,
    });
    this.#page.show(page, view);
  }

  /** Goes on with a session that was begun elsewhere, also while it streams; the chat owns it from then on. */
  show(session: ChatSession): void {
    this.#session.follow(session);
    void this.focus();
  }

  /** Adds code to the composer as a chip and shows the chat without taking the caret there. */
  attach(attachment: Attachment): void {
    this.#parts.model.attach(attachment);
    void this.#page.reveal(true);
  }

  /** Adds code to the composer as a chip and takes the caret there, to ask about it. */
  ask(attachment: Attachment): void {
    this.#parts.model.attach(attachment);
    void this.focus();
  }

  /** Sends a command about code at once; what can't be sent now is put into the composer. */
  async run(command: string, code: CodeAttachment): Promise<void> {
    const { model, composer } = this.#parts;
    await this.#page.reveal(true);
    const written = `/${command} `;
    await model.sending({ text: written, attachments: [code] }, async () => {
      const whole = await composer.complete(promptOf(`/${command}`, [code], model.commands));
      if (whole && (await this.#session.send(whole))) return;
      model.attach(code);
      await this.#page.focus(written);
    });
  }

  /** Shows an empty conversation where this one is shown. */
  leave(id: string): void {
    if (this.session?.conversation.id === id) this.#session.begin();
  }

  async newConversation(): Promise<void> {
    this.#session.begin();
    await this.focus();
  }

  /** Takes the caret to the composer, once there is one. */
  focus(): Promise<void> {
    return this.#page.focus();
  }

  /** Opens what the next call will be as a document. */
  previewRequest(): Promise<void> {
    return this.#parts.preview.open();
  }

  stop(): void {
    this.session?.stop();
  }

  /** Shows the prompt before or after what is in sight. */
  goToPrompt(offset: -1 | 1): void {
    this.#page.current?.goToPrompt(offset);
  }

  /** The place is closed for good, and with it what was in its composer. */
  close(): void {
    this.#parts.chips.forget();
    this.dispose();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #pagePorts(): PagePorts {
    return pagePorts({
      workbench: this.#workbench,
      parts: this.#parts,
      session: this.#session,
      page: this.#page,
      newConversation: () => this.newConversation(),
    });
  }
}

function revealSidebar(preserveFocus: boolean): Thenable<unknown> {
  return vscode.commands.executeCommand(`${views.chat}.focus`, { preserveFocus });
}
